/** A NIK with birth date and most of the region hidden: `1274••••••••0001`. */
export const maskNik = (nik: string): string => `${nik.slice(0, 4)}••••••••${nik.slice(-4)}`;

/** The first two letters of each part of a name: `Si•• Nu••`. */
export const maskName = (name: string): string =>
  name
    .split(' ')
    .map((part) => `${[...part].slice(0, 2).join('')}••`)
    .join(' ');

/** A phone number with its middle hidden: `+6281•••••890`. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 5)}•••••${phone.slice(-3)}`;

/** The number of a paper, its last four characters shown: `••••4567`. */
export const maskDocument = (number: string): string => `••••${number.slice(-4)}`;

/** A NIK with birth date and most of the region hidden: `1274••••••••0001`. */
export const maskNik = (nik: string): string => `${nik.slice(0, 4)}••••••••${nik.slice(-4)}`;

/** The first two letters of each part of a name: `Si•• Nu••`. */
export const maskName = (name: string): string =>
  name
    .split(' ')
    .map((part) => `${[...part].slice(0, 2).join('')}••`)
    .join(' ');

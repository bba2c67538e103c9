import city from 'balai:city';

type Office = (typeof city.offices)[number];
type Service = Office['services'][number];

/** What somebody asks for: the window of this start, or, where nothing is free, any of these, the best first (none: any of the day). */
export type Choice = string | readonly string[];

export interface Place {
  readonly office: Office;
  readonly service: Service;
}

/** The office and service of an address; undefined when the city has no such thing. */
export function placeOf(officeId: string | undefined, serviceId: string | undefined): Place | undefined {
  const office = city.offices.find(({ id }) => id === officeId);
  const service = office?.services.find(({ id }) => id === serviceId);
  return office && service && { office, service };
}

/** Addresses of the journey: every step can be reloaded, shared and gone back to. */
export const address = {
  home: '/',
  find: '/cari',
  data: '/data-anda',
  letter: '/surat',
  needs: '/dokumen',
  requests: '/pengajuan',
  service: ({ office, service }: Place) => `/layanan/${office.id}/${service.id}`,
  /** With the id of a request for a document: the visit is for that. */
  days: (place: Place, request?: string) =>
    `${address.service(place)}/hari${request === undefined ? '' : `?pengajuan=${request}`}`,
  windows: (place: Place, date: string) => `${address.service(place)}/${date}`,
  details: (place: Place, date: string, choice: Choice) =>
    `${address.windows(place, date)}/${partOf(choice)}/data`,
  check: (place: Place, date: string, choice: Choice) =>
    `${address.windows(place, date)}/${partOf(choice)}/periksa`,
  draw: ({ office, service }: Place, date: string, entry = '') =>
    `/undian/${office.id}/${service.id}/${date}#${entry}`,
  ticket: (key: string) => `/tiket#${key}`,
  move: (key: string) => `/tiket/pindah#${key}`,
  moveTo: (key: string, date: string, window?: string) =>
    `/tiket/pindah?tanggal=${date}${window === undefined ? '' : `&jam=${window}`}#${key}`,
  cancel: (key: string) => `/tiket/batal#${key}`,
};

const JOIN = 'ikut';

const partOf = (choice: Choice): string =>
  (typeof choice === 'string' ? choice : [JOIN, ...choice].join('-')).replaceAll(':', '');

/** `0800` of an address as the window 08:00, `ikut-0800-0900` as the wish for one of these; undefined: neither. */
export function choiceOf(part = ''): Choice | undefined {
  const [first, ...rest] = part.split('-');
  if (first !== JOIN) return windowOf(part);
  const windows = rest.map(windowOf);
  return windows.every((window) => window !== undefined) ? windows : undefined;
}

const windowOf = (part: string): string | undefined =>
  /^\d{4}$/.test(part) ? `${part.slice(0, 2)}:${part.slice(2)}` : undefined;

export const isDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

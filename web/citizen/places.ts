import city from 'balai:city';

type Office = (typeof city.offices)[number];
type Service = Office['services'][number];

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
  service: ({ office, service }: Place) => `/layanan/${office.id}/${service.id}`,
  days: (place: Place) => `${address.service(place)}/hari`,
  windows: (place: Place, date: string) => `${address.service(place)}/${date}`,
  details: (place: Place, date: string, window: string) =>
    `${address.windows(place, date)}/${window.replace(':', '')}/data`,
  check: (place: Place, date: string, window: string) =>
    `${address.windows(place, date)}/${window.replace(':', '')}/periksa`,
  ticket: (key: string) => `/tiket#${key}`,
  move: (key: string) => `/tiket/pindah#${key}`,
  moveTo: (key: string, date: string, window?: string) =>
    `/tiket/pindah?tanggal=${date}${window === undefined ? '' : `&jam=${window}`}#${key}`,
  cancel: (key: string) => `/tiket/batal#${key}`,
};

/** `0800` of an address as `08:00`. */
export const windowOf = (part: string | undefined): string | undefined =>
  part !== undefined && /^\d{4}$/.test(part) ? `${part.slice(0, 2)}:${part.slice(2)}` : undefined;

export const isDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

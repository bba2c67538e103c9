import { type Availability, type Offices, routes } from '#services/queue/contract.ts';

/** The first office of the suite that is played on. */
export async function firstOffice(url: string): Promise<Offices['offices'][number]> {
  const answer = await fetch(`${url}${routes.listOffices.path}`);
  const { offices } = routes.listOffices.answer.schema.parse(await answer.json());
  const [office] = offices;
  if (office === undefined) throw new Error('The suite has no office.');
  return office;
}

/** What is free at a service on a day. */
export async function freeAt(
  url: string,
  { office, service, date }: { readonly office: string; readonly service: string; readonly date: string },
): Promise<Availability> {
  const path = routes.readAvailability.path.replace('{office}', office);
  const answer = await fetch(`${url}${path}?${new URLSearchParams({ service, date })}`);
  return routes.readAvailability.answer.schema.parse(await answer.json());
}

/** The office's local date of an instant, YYYY-MM-DD. */
export const dateAt = (at: number, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at);

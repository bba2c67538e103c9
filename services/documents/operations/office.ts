import type { OfficeDocuments } from '#shared/region/documents.ts';
import type { Office, Region } from '#shared/region/schema.ts';
import { workingDaysOf } from '#shared/time/working-day.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { OfficeCalendar } from '../domain/promise.ts';

/** An office that takes requests for documents, with its terms. */
export interface DocumentsOffice {
  readonly office: Office;
  readonly documents: OfficeDocuments;
}

/** What an office promises and how patient it is, as its settings stand; throws where no requests are taken. */
export type OfficeTerms = (office: string) => Promise<OfficeDocuments>;

/** Working days promised for a service; throws when the office does not offer it. */
export function promisedDays({ services }: OfficeDocuments, service: string): number {
  const found = services.find(({ code }) => code === service);
  if (found === undefined) throw new Error(`${service} is not offered.`);
  return found.days;
}

/** Undefined: there is no such office, or it takes no requests online. */
export function officeOf(region: Region, id: string): DocumentsOffice | undefined {
  const office = region.offices.find((one) => one.id === id);
  return office?.documents && { office, documents: office.documents };
}

/** The office of a request that was taken; throws when the region no longer has it. */
export function officeWith(region: Region, id: string): DocumentsOffice {
  const found = officeOf(region, id);
  if (found === undefined) throw new Error(`Office ${id} takes no requests for documents any more.`);
  return found;
}

/** Working days of an office, and local dates of its region. */
export const calendarOf = (region: Region, { office }: Pick<DocumentsOffice, 'office'>): OfficeCalendar => ({
  workingDays: workingDaysOf(office, region),
  dateAt: (instant) => localDateAt(instant, region.timezone),
});

/** The same of each office of a region. */
export const calendarIn =
  (region: Region) =>
  async (office: string): Promise<OfficeCalendar> =>
    calendarOf(region, officeWith(region, office));

/** What offices promise while no setting is changed. */
export const termsIn =
  (region: Region): OfficeTerms =>
  async (office) =>
    officeWith(region, office).documents;

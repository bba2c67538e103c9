import type { Request } from '../../domain/request.ts';
import { type DocumentsOffice, officeOf } from '../office.ts';
import type { StaffPorts } from './ports.ts';

/** A request of an office, with its terms; undefined: there is none there. */
export async function findRequest(
  { region, requests }: Pick<StaffPorts, 'region' | 'requests'>,
  path: { readonly office: string; readonly request: string },
): Promise<(DocumentsOffice & { readonly request: Request }) | undefined> {
  const office = officeOf(region, path.office);
  const request = office && (await requests.read(path.request));
  return request?.office === path.office && office ? { ...office, request } : undefined;
}

import { bearerKeyOf } from '#shared/identity/bearer-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { maskName, maskNik, maskPhone } from '#shared/identity/mask.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { OpenedRequest, RequestView } from '../../contract.ts';
import { endOf } from '../../domain/deadlines.ts';
import type { RequestFile } from '../../domain/file.ts';
import { formOf } from '../../domain/forms/forms.ts';
import { grounds } from '../../domain/reasons.ts';
import type { Request } from '../../domain/request.ts';
import { pinOf, showCode, trackingCodeOf } from '../../domain/tracking.ts';
import { visitOf } from '../../domain/visit.ts';
import { presentObjection, presentPart, presentPromise, presentResult } from '../present-parts.ts';
import type { CitizenPorts } from './ports.ts';

/** What opens a request, and what it is asked for by. */
export function receiptOf(
  { region, siteOrigin }: Pick<CitizenPorts, 'region' | 'siteOrigin'>,
  ring: KeyRing,
  { id, submittedAt }: Pick<Request, 'id' | 'submittedAt'>,
): Pick<OpenedRequest, 'key' | 'link' | 'code' | 'pin'> {
  const key = bearerKeyOf(ring, id, localDateAt(submittedAt, region.timezone));
  return {
    key,
    link: requestLink(siteOrigin, key),
    code: showCode(trackingCodeOf(ring, id)),
    pin: pinOf(ring, id),
  };
}

/** The citizen's page of a request; the key stands in the fragment, which no server is sent. */
export const requestLink = (siteOrigin: string, key: string): string => `${siteOrigin}/pengajuan#${key}`;

type PresentPorts = Pick<CitizenPorts, 'region' | 'offered' | 'clock' | 'calendarOf' | 'siteOrigin'>;

/** A request as its holder sees it. */
export async function presentRequest(
  ports: PresentPorts,
  ring: KeyRing,
  { request, file }: { readonly request: Request; readonly file: RequestFile },
): Promise<OpenedRequest> {
  const now = ports.clock.now();
  const { id, office, service, state, submittedAt, steps } = request;
  const { person, form, files } = file;
  const view: RequestView = {
    id,
    office,
    service,
    state,
    submittedAt,
    steps: [...steps],
    promise: presentPromise(request, await ports.calendarOf(office), now),
    papers: Object.entries(files).map(([key, kept]) => ({
      key,
      ...presentPart(request, key),
      files: kept.map(({ id: name, kind, bytes }) => ({ id: name, kind, bytes })),
    })),
    form: formOf(service).flatMap(({ key, kind }) => {
      const { [key]: value = '' } = form;
      if (value === '' && !request.parts[key]?.objection) return [];
      const shown = kind === 'nik' && value !== '' ? maskNik(value) : value;
      return [{ key, value: shown, ...presentPart(request, key) }];
    }),
    rejection: presentObjection(request.rejection, grounds),
    result: presentResult(file.result),
    visit: visitNeeded(ports, request, now),
    person: {
      nik: maskNik(person.nik),
      name: maskName(person.name),
      phone: person.phone === undefined ? null : maskPhone(person.phone),
    },
    expiresAt: endOf(request) ?? null,
  };
  return { request: view, ...receiptOf(ports, ring, request), now };
}

/** As the terms of the request have it; whether it is to be fetched only the catalogue knows. */
function visitNeeded(
  { offered, region }: PresentPorts,
  { office, service, terms, visits }: Request,
  now: number,
): RequestView['visit'] {
  const kind = terms.visit ? 'before' : offered.get(office)?.get(service)?.visit?.kind;
  if (kind === undefined) return null;
  const visit = visitOf(visits);
  // Who missed a day, came with something lacking, or has been there, may book another.
  const stands =
    (visit?.state === 'BOOKED' || visit?.state === 'MISSED') &&
    visit.date >= localDateAt(now, region.timezone);
  return {
    kind,
    booked: visit && stands ? { date: visit.date, window: visit.window ?? '', ticket: visit.ticket } : null,
  };
}

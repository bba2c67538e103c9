import type { StaffCall } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import type { Action } from '#shared/identity/permissions.ts';
import { lastingTagOf, tagsOf } from '#shared/identity/tag.ts';
import type { LookPorts } from '#shared/looks/note-look.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import type { Log } from '#shared/observability/log.ts';
import type { RegisterStore } from '../../domain/letters/register-store.ts';
import type { LookAbout, LookStore } from '../../domain/look.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';

/** What looking for everything of a person needs. */
export interface PersonPorts extends LookPorts<LookAbout> {
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  readonly requests: Pick<RequestStore, 'read' | 'readFile' | 'listOfPerson'>;
  readonly registers: Pick<RegisterStore, 'readLetter'>;
  readonly looks: LookStore;
  readonly log: Log;
}

/** Notes who looks and why, then looks: no crash leaves a look that nobody answers for. First what was asked for first. */
export async function findPerson(
  ports: PersonPorts,
  action: Extract<Action, 'export-person' | 'erase-person'>,
  { nik, reason }: { readonly nik: Nik; readonly reason: string },
  call: Pick<StaffCall, 'actor' | 'correlationId'>,
): Promise<{ readonly ring: KeyRing; readonly requests: readonly Request[] }> {
  const ring = await ports.keys();
  const tag = lastingTagOf(ring, nik);
  await noteLook(ports, call, { office: 'region', action, why: 'rights', words: reason, tag });
  const ids = (await Promise.all(tagsOf(ring, nik).map(ports.requests.listOfPerson))).flat();
  const found = await Promise.all([...new Set(ids)].map(ports.requests.read));
  const requests = found
    .filter((request) => request !== undefined)
    .toSorted((a, b) => a.submittedAt - b.submittedAt);
  return { ring, requests };
}

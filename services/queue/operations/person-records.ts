import type { StaffCall } from '#shared/http/endpoint.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import { tagOf, tagsOf } from '#shared/identity/tag.ts';
import type { Log } from '#shared/observability/log.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { PersonAudit, PersonRecords, PersonStore, Place } from '../domain/person-store.ts';
import type { Recovery } from '../domain/recovery-store.ts';
import type { BookingPorts } from './ports.ts';
import { openWish, type RecoveryWish } from './recovery-wish.ts';

/** What looking for everything of a person needs. */
export interface PersonPorts extends Pick<BookingPorts, 'region' | 'keys' | 'clock'> {
  readonly persons: PersonStore;
  readonly log: Log;
}

/** What is asked of a person, and where the search goes on. */
export interface PersonRequest {
  readonly nik: Nik;
  readonly reason: string;
  readonly from?: Place | undefined;
}

/** The recoveries of a person: who asked for one is sealed, so each is opened. */
export type PersonFound = Omit<PersonRecords, 'recoveries'> & {
  readonly ring: KeyRing;
  readonly recoveries: readonly (RecoveryWish & { readonly id: string })[];
};

/** Notes who looks and why, then looks: no crash leaves a look that nobody answers for. */
export async function findPerson(
  { region, keys, clock, persons }: PersonPorts,
  action: PersonAudit['action'],
  { nik, reason, from }: PersonRequest,
  { actor, correlationId }: Pick<StaffCall, 'actor' | 'correlationId'>,
): Promise<PersonFound> {
  const ring = await keys();
  const at = clock.now();
  const tag = tagOf(ring, nik, localDateAt(at, region.timezone));
  await persons.note({ action, actor: actor.id, reason, tag, at, correlationId });
  const { recoveries, ...found } = await persons.find(tagsOf(ring, nik), from);
  const wishes = recoveries.flatMap((recovery) => wishOf(ring, recovery));
  return { ...found, ring, recoveries: wishes.filter((wish) => wish.nik === nik) };
}

/** A wish whose key is gone belongs to nobody any more. */
function wishOf(ring: KeyRing, recovery: Recovery): (RecoveryWish & { readonly id: string })[] {
  try {
    return [{ ...openWish(ring, recovery), id: recovery.id }];
  } catch {
    return [];
  }
}

import type { StaffCall } from '#shared/http/endpoint.ts';
import { type BookingId, readBookingId } from '#shared/identity/booking-id.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Nik } from '#shared/identity/nik.ts';
import type { Action } from '#shared/identity/permissions.ts';
import { type IdentityDocument, identityOf } from '#shared/identity/stated-identity.ts';
import { type Tag, tagOf, tagsOf } from '#shared/identity/tag.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import type { Log } from '#shared/observability/log.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Booking } from '../domain/booking.ts';
import type { LookStore } from '../domain/look.ts';
import type { PersonRecords, PersonStore, Place } from '../domain/person-store.ts';
import type { Recovery } from '../domain/recovery-store.ts';
import type { BookingPorts } from './ports.ts';
import { openWish, type RecoveryWish } from './recovery-wish.ts';

/** What looking for everything of a person needs. */
export interface PersonPorts extends Pick<BookingPorts, 'region' | 'keys' | 'clock'> {
  readonly bookings: Pick<BookingPorts['bookings'], 'read'>;
  readonly persons: PersonStore;
  readonly looks: LookStore;
  readonly log: Log;
}

/** What is asked of a person, and where the search goes on. */
export interface PersonRequest {
  /** By one of the three. */
  readonly nik?: Nik | undefined;
  readonly document?: IdentityDocument | undefined;
  /** The booking whose person showed no paper: it alone is theirs. */
  readonly booking?: string | undefined;
  readonly reason: string;
  readonly from?: Place | undefined;
}

/** The recoveries of a person: who asked for one is sealed, so each is opened. */
export type PersonFound = Omit<PersonRecords, 'recoveries'> & {
  readonly ring: KeyRing;
  /** Every tag of the person. */
  readonly tags: readonly Tag[];
  readonly recoveries: readonly (RecoveryWish & { readonly id: string })[];
};

/** Notes who looks and why, then looks: no crash leaves a look that nobody answers for. */
export async function findPerson(
  ports: PersonPorts,
  action: Extract<Action, 'export-person' | 'erase-person'>,
  { reason, from, booking = '', ...named }: PersonRequest,
  call: Pick<StaffCall, 'actor' | 'correlationId'>,
): Promise<PersonFound> {
  const { region, keys, clock, persons } = ports;
  const ring = await keys();
  const person = identityOf(named, booking);
  const tag = tagOf(ring, person, localDateAt(clock.now(), region.timezone));
  await noteLook(ports, call, { office: 'region', action, why: 'rights', words: reason, tag });
  const tags = await tagsOfPerson(ports, ring, { person, booking });
  const { recoveries, ...found } = await persons.find(tags, from);
  const wishes = recoveries.flatMap((recovery) => wishOf(ring, recovery));
  return { ...found, ring, tags, recoveries: wishes.filter(({ nik }) => nik === named.nik) };
}

/** Times that a booking is followed to another day, each way; reached only by somebody who plays. */
const MOST_MOVES = 20;

/**
 * Every tag of a person. Who showed no paper is a person of one booking; moved to another day it is another booking, but nobody else:
 * those before and after it are found by any of them.
 */
async function tagsOfPerson(
  { bookings }: Pick<PersonPorts, 'bookings'>,
  ring: KeyRing,
  { person, booking }: { readonly person: ReturnType<typeof identityOf>; readonly booking: string },
): Promise<readonly Tag[]> {
  const first = readBookingId(booking);
  if (first === undefined) return tagsOf(ring, person);
  const chain = new Set([first]);
  const follow = async (next: (known: Booking) => BookingId | undefined) => {
    let known = await bookings.read(first);
    for (let moves = 0; known && moves < MOST_MOVES; moves += 1) {
      const id = next(known);
      if (id === undefined || chain.has(id)) return;
      chain.add(id);
      known = await bookings.read(id);
    }
  };
  await follow(({ from, movedFrom }) => from ?? movedFrom);
  await follow(({ movedTo }) => movedTo);
  return [...chain].flatMap((id) => tagsOf(ring, identityOf({}, id)));
}

/** A wish whose key is gone belongs to nobody any more. */
function wishOf(ring: KeyRing, recovery: Recovery): (RecoveryWish & { readonly id: string })[] {
  try {
    return [{ ...openWish(ring, recovery), id: recovery.id }];
  } catch {
    return [];
  }
}

import { localDateAt } from '#shared/time/zone.ts';
import { type Booking, isErased, isWish } from '../domain/booking.ts';
import type { BookingId } from '../domain/ids.ts';
import { standingOf } from '../domain/sheet.ts';
import { voidBooking } from '../domain/void.ts';
import type { WishStore } from '../domain/wish-store.ts';
import { commitToSheet } from './commit-decision.ts';
import type { PersonPorts } from './person-records.ts';
import { type SettlePorts, settleBooking } from './settle-booking.ts';
import { endWish } from './wishes/end-wish.ts';

/** After this no packet of a claim can still be under way. */
const CLAIM_MILLISECONDS = 3_600_000;

/** Times that details may change under an erasure; reached only when the engine misbehaves. */
const patience = 20;

export type ErasePorts = PersonPorts & SettlePorts & { readonly wishes: Pick<WishStore, 'end'> };

/** What became of it: `gone` names nobody any more; otherwise why it stays for now. */
export type Erasure =
  | 'gone'
  | { readonly booking: Booking; readonly why: 'live' | 'in-the-hall' | 'being-booked' };

/**
 * Takes the person out of one booking. A live one is left alone unless it is to be cancelled first, by the sheet, as an officer
 * would; where it stands is settled before it is forgotten, so that no seat, event or link is left behind.
 */
export async function eraseBooking(
  ports: ErasePorts,
  id: BookingId,
  { cancel }: { readonly cancel: boolean },
): Promise<Erasure> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const booking = await ports.persons.booking(id);
    if (booking === undefined || isErased(booking)) return 'gone';
    const now = ports.clock.now();
    const past = booking.sheet.date < localDateAt(now, ports.region.timezone);
    const sheet = await ports.sheets.read(booking.sheet);
    const standing = sheet && standingOf(sheet, id);

    if (!past && booking.state === 'ARRIVED') return { booking, why: 'in-the-hall' };
    if (!past && !standing && booking.state === 'PENDING' && isWish(booking)) {
      if (!cancel) return { booking, why: 'live' };
      await endWish(ports, booking, 'withdrawn');
      continue;
    }
    if (!past && !standing && booking.state === 'PENDING' && now - booking.createdAt < CLAIM_MILLISECONDS) {
      return { booking, why: 'being-booked' };
    }
    if (!past && sheet && standing?.state === 'held' && booking.state !== 'CANCELLED') {
      if (!cancel) return { booking, why: 'live' };
      const outcome = await commitToSheet(ports.sheets, {
        sheet: sheet.id,
        decide: (known) => voidBooking(known, booking, { now, changesPerDay: ports.changesPerDay }),
      });
      if ('refusal' in outcome) return { booking, why: 'live' };
      continue;
    }
    if (sheet && (await settleBooking(ports, id, sheet)) === 'written') continue;
    if ((await ports.persons.erase(booking)) === 'erased') return 'gone';
  }
  throw new Error(`The details of booking ${id} changed ${patience} times in a row`);
}

import type { AllowanceStore } from '#shared/allowance/allowance.ts';
import type { LookPorts } from '#shared/looks/note-look.ts';
import type { Log } from '#shared/observability/log.ts';
import type { LookAbout } from '../domain/look.ts';
import type { WishStore } from '../domain/wish-store.ts';
import type { BookingPorts } from './ports.ts';
import type { SettlePorts } from './settle-booking.ts';

/** What the desk needs besides what booking does: to end bookings, to note looks, to count what helpers book. */
export interface DeskPorts
  extends BookingPorts,
    LookPorts<LookAbout>,
    Pick<SettlePorts, 'ripeAt' | 'changesPerDay'> {
  readonly bookings: BookingPorts['bookings'] & SettlePorts['bookings'];
  readonly wishes: Pick<WishStore, 'end'>;
  readonly allowances: AllowanceStore;
  readonly log: Log;
}

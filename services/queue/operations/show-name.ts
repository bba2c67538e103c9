import type { StaffCall } from '#shared/http/endpoint.ts';
import { maskName } from '#shared/identity/mask.ts';
import { type LookPorts, noteLook } from '#shared/looks/note-look.ts';
import { type Booking, isErased } from '../domain/booking.ts';
import type { LookAbout } from '../domain/look.ts';
import { openContact } from './contact.ts';
import type { BookingPorts } from './ports.ts';

/**
 * The name of who booked, masked (`Si•• Nu••`), for the counter that serves them; noted first. Undefined: the person was erased, or
 * the key that sealed the name is gone.
 */
export async function showName(
  ports: LookPorts<LookAbout> & Pick<BookingPorts, 'keys'>,
  call: Pick<StaffCall, 'actor' | 'correlationId'>,
  booking: Pick<Booking, 'id' | 'tag' | 'sheet' | 'sealed'>,
): Promise<string | undefined> {
  if (isErased(booking)) return undefined;
  const { id, tag, sheet } = booking;
  await noteLook(ports, call, {
    office: sheet.office,
    action: 'work-counter',
    why: 'serving',
    tag,
    booking: id,
  });
  try {
    return maskName(openContact(await ports.keys(), booking).name);
  } catch {
    return undefined;
  }
}

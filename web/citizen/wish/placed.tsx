import type { Booking } from '#services/queue/contract.ts';
import { address, placeOf } from '../places.ts';
import { useWishText } from './texts.ts';

/** That somebody who waited, or took part in a draw, has a place now; stands before the ticket. */
export function Placed({ booking }: { readonly booking: Booking }) {
  const { wish: words } = useWishText();
  const place = placeOf(booking.office, booking.service);
  const { kind, entry } = booking.wish ?? {};
  return (
    <section class="notice notice-success no-print" role="status">
      <h2>{words.placed}</h2>
      <p>{words.placedText}</p>
      {place && kind === 'draw' && typeof entry === 'string' && (
        <p>
          <a class="lone-link" href={address.draw(place, booking.date, entry)}>
            {words.log}
          </a>
        </p>
      )}
    </section>
  );
}

import type { Booking } from '#services/queue/contract.ts';
import { address } from '../places.ts';
import { useOfferText } from './texts.ts';

/** That a ticket lost its time, and where to choose another; stands before anything else. */
export function Notice({ ticketKey, booking }: { readonly ticketKey: string; readonly booking: Booking }) {
  const o = useOfferText();
  return (
    <section class="notice notice-warning stack no-print" role="status">
      <h2>{booking.leftOver ? o.leftOver : o.closed}</h2>
      <p>{booking.leftOver ? o.leftOverText : o.stay}</p>
      <p>
        <a class="button" href={address.move(ticketKey)}>
          {o.title}
        </a>
      </p>
    </section>
  );
}

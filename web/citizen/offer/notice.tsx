import { address } from '../places.ts';
import { useOfferText } from './texts.ts';

/** That the office closed the time of a ticket, and where to choose another; stands before anything else. */
export function Notice({ ticketKey }: { readonly ticketKey: string }) {
  const o = useOfferText();
  return (
    <section class="notice notice-warning stack no-print" role="status">
      <h2>{o.closed}</h2>
      <p>{o.stay}</p>
      <p>
        <a class="button" href={address.move(ticketKey)}>
          {o.title}
        </a>
      </p>
    </section>
  );
}

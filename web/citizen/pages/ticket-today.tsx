import city from 'balai:city';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Booking } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { localDate } from '../texts/when.ts';

interface Props {
  readonly ticketKey: string;
  readonly booking: Booking;
}

/** What happens at the office, on the day of the visit; it is loaded then, and on no other day. */
export function TicketToday(props: Props) {
  const [part, setPart] = useState<{ Live: FunctionComponent<Props> }>();
  const isToday = localDate(clock.now(), city.timezone) === props.booking.date;
  useEffect(() => {
    if (!isToday) return;
    import('./live.ts').then(
      ({ TicketLive }) => setPart({ Live: TicketLive }),
      // Without a network the ticket alone is shown.
      () => undefined,
    );
  }, [isToday]);
  return isToday && part !== undefined ? <part.Live {...props} /> : null;
}

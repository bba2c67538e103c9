import city from 'balai:city';
import type { Booking } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { localDate } from '../texts/when.ts';
import { usePart } from '../use-part.ts';

interface Props {
  readonly ticketKey: string;
  readonly booking: Booking;
}

/**
 * What happens to a ticket: that its time is closed, or was not enough; on the day of the visit, its place at the office; before, that it came of a wish. Each is
 * loaded where it is needed; without it the ticket alone is shown.
 */
export function TicketToday(props: Props) {
  const { closed, leftOver, date, wish: began } = props.booking;
  const isOffered = closed ?? leftOver;
  const isToday = localDate(clock.now(), city.timezone) === date;
  const later = usePart(isOffered, () => import('./later.ts'));
  const live = usePart(isToday, () => import('./live.ts'));
  const wish = usePart(began && !isToday, () => import('./wish.ts'));
  const Part = isOffered ? later?.Notice : isToday ? live?.TicketLive : wish?.Placed;
  return Part && <Part {...props} />;
}

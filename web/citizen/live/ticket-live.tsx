import city from 'balai:city';
import type { Booking } from '#services/queue/contract.ts';
import { clock } from '../clock.ts';
import { instantAt } from '../texts/when.ts';
import { LivePanel } from './panel.tsx';
import { stageBefore, stageOf } from './stage.ts';

/** The day of the visit, for who has booked. */
export function TicketLive({ ticketKey, booking }: { ticketKey: string; booking: Booking }) {
  const { office, service, date, window, windowEnd } = booking;
  const times = {
    startsAt: instantAt(date, window, city.timezone),
    endsAt: instantAt(date, windowEnd, city.timezone),
  };
  return (
    <LivePanel
      ticket={{ office, date, key: ticketKey }}
      stageIn={({ place, board }) =>
        place === undefined
          ? stageBefore(booking, times, { board, service, now: clock.now() })
          : stageOf(place)
      }
    />
  );
}

import * as z from 'zod/mini';
import { windowClosed, windowReopened } from '#shared/events/queue.ts';
import { localDate } from '#shared/time/local.ts';
import type { PursuePorts } from './ports.ts';
import { pursueClosing } from './pursue-closing.ts';

/** The events that begin or end a closing, as the queue brings them. */
export const closingEvent = z.discriminatedUnion('detail-type', [
  windowClosed.message,
  windowReopened.message,
]);

/** Carries the closing of an event on; again changes nothing. */
export const pursueEvent = (ports: PursuePorts, event: z.output<typeof closingEvent>): Promise<void> => {
  const { closing, office, date } = event.detail.data;
  return pursueClosing(ports, { office, date: localDate.parse(date), id: closing });
};

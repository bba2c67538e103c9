import * as z from 'zod/mini';
import { slotBooked, slotCancelled, slotMoved, ticketMissed, ticketServed } from '#shared/events/queue.ts';
import type { Log } from '#shared/observability/log.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import type { Visit } from '../../domain/visit.ts';
import { recordVisit, type StepPorts } from '../take-step.ts';

/** What the queue tells of visits, as it is brought. */
export const visitEvent = z.discriminatedUnion('detail-type', [
  slotBooked.message,
  slotMoved.message,
  slotCancelled.message,
  ticketServed.message,
  ticketMissed.message,
]);
type VisitEvent = z.output<typeof visitEvent>;

const states = {
  'SlotBooked.v1': 'BOOKED',
  'SlotMoved.v1': 'BOOKED',
  'SlotCancelled.v1': 'CANCELLED',
  'TicketMissed.v1': 'MISSED',
  'TicketServed.v1': 'SERVED',
} as const;

/** Notes a visit on the request that it is for. Visits for none, and requests that are not here, are nothing to this service. */
export async function hearVisit(ports: StepPorts & { readonly log: Log }, event: VisitEvent): Promise<void> {
  const { metadata, data } = event.detail;
  const { request: id, office, date, ticket } = data;
  if (id === undefined) return;
  const visit: Visit = {
    booking: metadata.subject,
    version: metadata.version,
    state: states[event['detail-type']],
    date: localDate.parse(date),
    ...('window' in data && { window: localTime.parse(data.window) }),
    ticket,
  };
  const finished = event['detail-type'] === 'TicketServed.v1' && event.detail.data.outcome === 'finished';
  const wanted = { id, key: metadata.id, causationId: metadata.id };
  const outcome = await recordVisit(ports, wanted, { visit, finished, office });
  if ('refused' in outcome) {
    const { correlationId } = metadata;
    ports.log('visit-of-nothing', { subject: metadata.subject, correlationId, reason: outcome.refused });
  }
}

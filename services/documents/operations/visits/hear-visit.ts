import * as z from 'zod/mini';
import { slotBooked, slotCancelled, slotMoved, ticketMissed, ticketServed } from '#shared/events/queue.ts';
import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { localDate, localTime } from '#shared/time/local.ts';
import type { Request } from '../../domain/request.ts';
import type { Visit, VisitState } from '../../domain/visit.ts';
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

function stateOf(event: VisitEvent): VisitState {
  switch (event['detail-type']) {
    case 'SlotBooked.v1':
    case 'SlotMoved.v1':
      return 'BOOKED';
    case 'SlotCancelled.v1':
      return 'CANCELLED';
    case 'TicketMissed.v1':
      return 'MISSED';
    case 'TicketServed.v1':
      return event.detail.data.outcome === 'finished' ? 'SERVED' : 'UNFINISHED';
  }
}

/** Notes a visit on the request that it is for. Visits for none, and requests that are not here, are nothing to this service. */
export async function hearVisit(
  ports: StepPorts & { readonly log: Log; readonly region: Region },
  event: VisitEvent,
): Promise<void> {
  const { metadata, data } = event.detail;
  const { request: id, office, service, date, ticket } = data;
  if (id === undefined) return;
  const visit: Visit = {
    booking: metadata.subject,
    version: metadata.version,
    state: stateOf(event),
    date: localDate.parse(date),
    ...('window' in data && { window: localTime.parse(data.window) }),
    ticket,
  };
  const wanted = { id, key: metadata.id, causationId: metadata.id };
  const outcome = await recordVisit(ports, wanted, {
    visit,
    // A visit at another office, or at a counter that does something else, is not for the request, whoever said so.
    isFor: (request) => request.office === office && countersFor(ports.region, request).includes(service),
  });
  if ('refused' in outcome) {
    const { correlationId } = metadata;
    ports.log('visit-of-nothing', { subject: metadata.subject, correlationId, reason: outcome.refused });
  }
}

/** The queue's services at which a request's document is dealt with. */
const countersFor = ({ offices }: Region, { office, service: code }: Request): readonly string[] =>
  offices
    .filter(({ id }) => id === office)
    .flatMap(({ services }) =>
      services.filter(({ catalogue }) => catalogue.includes(code)).map(({ id }) => id),
    );

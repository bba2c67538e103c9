import * as z from 'zod/mini';
import {
  requestDecided,
  requestDelivered,
  requestEnded,
  requestProcessed,
  requestResubmitted,
  requestReturned,
  requestSubmitted,
  requestVerified,
} from '#shared/events/documents.ts';
import type { Region } from '#shared/region/schema.ts';
import { type Deadline, deadlinesOf } from '../../domain/deadlines.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import { calendarOf, officeWith } from '../office.ts';

/** The events after which a request may wait for something else, as the queue brings them. */
export const plannedEvent = z.discriminatedUnion('detail-type', [
  requestSubmitted.message,
  requestReturned.message,
  requestResubmitted.message,
  requestVerified.message,
  requestProcessed.message,
  requestDecided.message,
  requestDelivered.message,
  requestEnded.message,
]);

/** What planning needs of the world. */
export interface PlanPorts {
  readonly region: Region;
  /** Wakes for a deadline of a request, once; planned before: nothing more. */
  readonly schedule: (request: string, deadline: Deadline) => Promise<void>;
}

/** Plans what waits for a request as it stands, of that what lies after an instant: what has been met is not woken for again. */
export async function planDeadlines(
  { region, schedule }: PlanPorts,
  request: Request,
  after = 0,
): Promise<void> {
  const found = officeWith(region, request.office);
  const deadlines = deadlinesOf(request, calendarOf(region, found), found.documents);
  const ahead = deadlines.filter(({ at }) => at > after);
  await Promise.all(ahead.map((deadline) => schedule(request.id, deadline)));
}

/** The same after an event, whatever has come of the request since. */
export async function planAfter(
  ports: PlanPorts & { readonly requests: Pick<RequestStore, 'read'> },
  { detail }: z.output<typeof plannedEvent>,
): Promise<void> {
  const request = await ports.requests.read(detail.data.request);
  if (request) await planDeadlines(ports, request);
}

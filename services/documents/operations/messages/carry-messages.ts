import * as z from 'zod/mini';
import {
  promiseMissed,
  requestDecided,
  requestEnded,
  requestReturned,
  requestSubmitted,
  requestVerified,
} from '#shared/events/documents.ts';
import type { MessageKind } from '#shared/notifications/message.ts';
import { endOf } from '../../domain/deadlines.ts';
import { hasEnded } from '../../domain/pile.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import { turn } from '../../domain/steps.ts';
import { type MessagePorts, tellCitizen } from './request-notice.ts';

/** The events that concern a citizen, as the queue brings them. */
export const courierEvent = z.discriminatedUnion('detail-type', [
  requestSubmitted.message,
  requestReturned.message,
  requestVerified.message,
  requestDecided.message,
  requestEnded.message,
  promiseMissed.message,
]);
type CourierEvent = z.output<typeof courierEvent>;

/** What carrying messages needs of the world. */
export interface CourierPorts extends MessagePorts {
  readonly requests: Pick<RequestStore, 'read' | 'readFile'>;
}

/**
 * Turns one of the service's own events into a message to the citizen. What has moved on meanwhile leads to none, nor what they did
 * themselves; repeating an event repeats the same message, which notifications sends once.
 */
export async function carryMessages(ports: CourierPorts, event: CourierEvent): Promise<void> {
  const { metadata, data } = event.detail;
  const { subject, version, correlationId } = metadata;
  const request = await ports.requests.read(data.request);
  const told = request && tellingOf(event, request);
  if (request === undefined || told === undefined) {
    const reason = request === undefined ? 'erased' : 'superseded';
    ports.log('message-dropped', { subject, version, correlationId, reason });
    return;
  }
  await tellCitizen(ports, request, { ...told, version, correlationId });
}

/** What an event tells, and of which instant; undefined: nothing that still holds. */
function tellingOf(
  { detail, 'detail-type': type }: CourierEvent,
  request: Request,
): { readonly kind: Extract<MessageKind, `request-${string}`>; readonly at: number } | undefined {
  const at = detail.metadata.occurredAt;
  switch (type) {
    case 'RequestSubmitted.v1': {
      const { due } = request;
      return hasEnded(request) || due === undefined ? undefined : { kind: 'request-submitted', at: due };
    }
    case 'RequestReturned.v1': {
      const end = endOf(request);
      return end === undefined ? undefined : { kind: 'request-returned', at: end };
    }
    case 'RequestVerified.v1': {
      const end = endOf(request);
      return request.state === 'AWAITING_VISIT' && end !== undefined
        ? { kind: 'request-visit', at: end }
        : undefined;
    }
    case 'RequestDecided.v1':
      return { kind: request.state === 'REJECTED' ? 'request-rejected' : 'request-ready', at };
    case 'RequestEnded.v1':
      return request.state === 'EXPIRED' ? { kind: 'request-expired', at } : undefined;
    case 'PromiseMissed.v1':
      return turn[request.state] === 'office' && request.missedAt !== undefined
        ? { kind: 'request-missed', at: request.missedAt }
        : undefined;
  }
}

/** Reminds the citizen that it is their turn, and until when: once for each time that it is. */
export async function warnCitizen(ports: MessagePorts, request: Request): Promise<void> {
  const at = endOf(request);
  if (at === undefined) return;
  const { v: version, correlationId } = request;
  await tellCitizen(ports, request, { kind: 'request-warned', at, version, correlationId });
}

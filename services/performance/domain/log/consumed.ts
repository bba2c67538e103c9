import * as z from 'zod/mini';
import {
  promiseMissed,
  requestDecided,
  requestReleased,
  requestReturned,
  requestVerified,
} from '#shared/events/documents.ts';
import {
  serviceRated,
  ticketMissed,
  ticketParked,
  ticketServed,
  ticketTransferred,
  windowClosed,
  windowReopened,
} from '#shared/events/queue.ts';

/** The events that a log or a figure is made of; whatever else arrives is not kept. */
const consumed = z.discriminatedUnion('detail-type', [
  ticketServed.message,
  ticketParked.message,
  ticketTransferred.message,
  ticketMissed.message,
  serviceRated.message,
  windowClosed.message,
  windowReopened.message,
  requestReturned.message,
  requestReleased.message,
  requestVerified.message,
  requestDecided.message,
  promiseMissed.message,
]);

export type Message = z.infer<typeof consumed>;

/** An event as it is kept: inbox and source of the log at once. */
export interface KeptEvent {
  readonly message: Message;
  /** When it was first kept (epoch milliseconds): what arrives after the lock is a correction, whenever it happened. */
  readonly keptAt: number;
}

/** Reads an event that is kept; throws when it is none, or not as its schema has it. */
export const readMessage = (body: unknown): Message => consumed.parse(body);

/** Whose event it is: the account of an officer who acted, if one did. */
export function officerOf({ detail: { metadata } }: Message): string | undefined {
  return metadata.actor?.kind === 'officer' ? metadata.actor.id : undefined;
}

/** An event whose actor was dropped. */
export const withoutActor = ({ message, keptAt }: KeptEvent): KeptEvent => ({
  keptAt,
  message: readMessage({
    ...message,
    detail: { ...message.detail, metadata: { ...message.detail.metadata, actor: undefined } },
  }),
});

/**
 * What an event is about, and where it stands among the events of that: what is told of one ticket, request or closing lies together. The
 * rating of a visit lies with the ticket it rates.
 */
export function placeOf({ detail: { metadata, data } }: Message): { thread: string; event: string } {
  return { thread: 'visit' in data ? data.visit : metadata.subject, event: metadata.id };
}

/** Events of one thread in the order in which they happened, each once. */
export function inOrder(events: readonly KeptEvent[]): readonly KeptEvent[] {
  const once = new Map(events.map((event) => [event.message.detail.metadata.id, event]));
  return [...once.values()].toSorted((a, b) => compare(a.message.detail.metadata, b.message.detail.metadata));
}

/** Versions order the writes of a subject; within a write, and between subjects, the instant and then the id do. */
const compare = (a: Message['detail']['metadata'], b: Message['detail']['metadata']): number => {
  if (a.subject === b.subject && a.version !== b.version) return a.version - b.version;
  return a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1);
};

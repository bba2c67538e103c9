import * as z from 'zod/mini';
import { type Happened, type Metadata, metadata } from './event.ts';

/** What the write that causes events knows of itself; each event adds its place in the outbox. */
export type Cause = Omit<Metadata, 'id'>;

const entry = z.object({
  source: z.templateLiteral(['balai.', z.string().check(z.regex(/^[a-z][a-z-]*$/))]),
  detailType: z.string().check(z.regex(/^[A-Z][A-Za-z]*\.v[1-9]\d*$/)),
  detail: z.object({ metadata, data: z.looseObject({}) }),
});

/** An event as an item's `outbox` holds it until the relay has published it. */
export type OutboxEntry = z.infer<typeof entry>;

/**
 * The `outbox` attribute of a write: the events it causes, each validated, in a JSON string. Throws when an event does not
 * match its schema; the write must then not happen. A write that causes none removes the attribute.
 */
export function encodeOutbox(cause: Cause, happened: readonly [Happened, ...Happened[]]): string {
  return JSON.stringify(
    happened.map(({ event, data }, index) => {
      const service = event.source.slice('balai.'.length);
      const id = `${cause.region}.${service}.${cause.subject}.${cause.version}.${index}`;
      const message = event.message.parse({
        source: event.source,
        'detail-type': event.detailType,
        detail: { metadata: { ...cause, id }, data },
      });
      return { source: message.source, detailType: message['detail-type'], detail: message.detail };
    }),
  );
}

/** The raw entries of an `outbox` attribute, unvalidated; undefined when it is not a JSON array. */
export function decodeOutbox(outbox: string): unknown[] | undefined {
  try {
    const entries: unknown = JSON.parse(outbox);
    return Array.isArray(entries) ? entries : undefined;
  } catch {
    return undefined;
  }
}

/** Reads one entry; undefined when it is none. */
export function readEntry(raw: unknown): OutboxEntry | undefined {
  const read = entry.safeParse(raw);
  return read.success ? read.data : undefined;
}

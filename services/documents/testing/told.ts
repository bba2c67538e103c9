import * as z from 'zod/mini';
import { decodeOutbox, encodeOutbox } from '#shared/events/outbox.ts';
import type { RequestWrite } from '../domain/request-store.ts';

const entry = z.object({ source: z.string(), detailType: z.string(), detail: z.unknown() });

/** The events of some writes as a queue brings them, in their order. */
export const told = (writes: readonly RequestWrite[], region: string): readonly unknown[] =>
  writes.flatMap(({ request, events, now, causationId }) => {
    const [first, ...others] = events;
    if (!first) return [];
    const { id: subject, v: version, correlationId } = request;
    const cause = { occurredAt: now, region, subject, version, correlationId, causationId };
    return (decodeOutbox(encodeOutbox(cause, [first, ...others])) ?? []).map((one) => {
      const { source, detailType, detail } = entry.parse(one);
      return { source, 'detail-type': detailType, detail };
    });
  });

import * as z from 'zod/mini';
import { requestDecided, requestEnded, requestReturned, requestSubmitted } from '#shared/events/documents.ts';
import type { Region } from '#shared/region/schema.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { DayEntry, FigureStore } from '../../domain/figures.ts';

/** The events that a day counts, as the queue brings them. */
export const countedEvent = z.discriminatedUnion('detail-type', [
  requestSubmitted.message,
  requestReturned.message,
  requestDecided.message,
  requestEnded.message,
]);
type CountedEvent = z.output<typeof countedEvent>;

/** What counting needs of the world. */
export interface CountPorts {
  readonly region: Pick<Region, 'timezone'>;
  readonly figures: Pick<FigureStore, 'note'>;
}

/** Counts an event on the local day on which it happened, once, however often it comes. */
export async function countEvent({ region, figures }: CountPorts, event: CountedEvent): Promise<void> {
  const { metadata, data } = event.detail;
  await figures.note({
    office: data.office,
    date: localDateAt(metadata.occurredAt, region.timezone),
    request: data.request,
    version: metadata.version,
    adds: addsOf(event),
  });
}

function addsOf(event: CountedEvent): DayEntry['adds'] {
  switch (event['detail-type']) {
    case 'RequestSubmitted.v1':
      return ['submitted'];
    case 'RequestReturned.v1':
      return ['returned'];
    case 'RequestEnded.v1':
      return ['ended'];
    case 'RequestDecided.v1': {
      const { decision, kept, returns } = event.detail.data;
      const straight = decision === 'ready' && returns === 0;
      return [decision, kept ? 'kept' : 'missed', ...(straight ? (['oneVisit'] as const) : [])];
    }
  }
}

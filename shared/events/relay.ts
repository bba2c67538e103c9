import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from '#shared/observability/log.ts';
import { batches, fits } from './batches.ts';
import type { EventDefinition } from './event.ts';
import { decodeOutbox, type OutboxEntry, readEntry } from './outbox.ts';

/** Why an entry went to the dead-letter queue. */
type RefusalReason = 'not-json' | 'schema' | 'size' | 'rejected';

/** An entry that cannot be published: whole, with the sequence number of the stream record that brought it. */
export interface RefusedEntry {
  reason: RefusalReason;
  /** The entry's JSON; the outbox as it stood for `not-json`. */
  body: string;
  sequence: string;
}

/** What the relay needs of the world. */
export interface RelayPorts {
  /** One PutEvents call: an error code for each entry, or nothing where it was accepted. Throws when the call failed. */
  publish(entries: readonly OutboxEntry[]): Promise<readonly (string | undefined)[]>;
  /** Puts an entry aside for people to look at. */
  refuse(entry: RefusedEntry): Promise<void>;
  log: Log;
}

interface Found {
  /** Place of the record in the batch. */
  record: number;
  sequence: string;
  body: string;
}
type Sound = Found & { entry: OutboxEntry };
type Unfit = Found & { reason: RefusalReason };

/** Error codes of single entries that no repetition changes. */
const HOPELESS = new Set(['InvalidArgument', 'MalformedDetail', 'NotAuthorizedForSourceException']);

/**
 * Publishes what a table's stream brings: each entry of the new image's `outbox` that the old image's did not have, in the
 * order of the stream. At the first failure it stops and has the stream repeated from that record; an entry that no
 * repetition would help goes whole to the dead-letter queue.
 */
export function createRelay(events: readonly EventDefinition[], ports: RelayPorts) {
  const known = new Map(events.map((event) => [event.detailType, event]));

  /** Publishes in order; answers with the first entry that must be tried again, adding to `unfit` on the way. */
  const publish = async (sound: readonly Sound[], unfit: Unfit[]): Promise<Found | undefined> => {
    for (const batch of batches(sound)) {
      const results = await outcome(ports.publish(batch.map(({ entry }) => entry)));
      for (const [index, found] of batch.entries()) {
        const code = typeof results === 'string' ? results : results[index];
        if (code !== undefined && HOPELESS.has(code)) unfit.push({ ...found, reason: 'rejected' });
        else if (code !== undefined) {
          ports.log('relay-delayed', { sequence: found.sequence, reason: code });
          return found;
        }
      }
    }
    return undefined;
  };

  /** Puts aside what stands before `limit`; answers with the first entry for which that failed. */
  const refuse = async (unfit: readonly Unfit[], limit: number): Promise<Found | undefined> => {
    const due = unfit.filter(({ record }) => record < limit).toSorted((a, b) => a.record - b.record);
    for (const { reason, body, sequence, record } of due) {
      const refused = await outcome(ports.refuse({ reason, body, sequence }));
      if (typeof refused === 'string') {
        ports.log('relay-delayed', { sequence, reason: refused });
        return { record, sequence, body };
      }
      ports.log('relay-refused', { sequence, reason });
    }
    return undefined;
  };

  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const judged = Records.flatMap(fresh).map((found) => judge(found, known));
    const unfit = judged.filter((found) => 'reason' in found);
    const delayed = await publish(
      judged.filter((found) => 'entry' in found),
      unfit,
    );
    const failed = (await refuse(unfit, delayed?.record ?? Number.POSITIVE_INFINITY)) ?? delayed;
    return { batchItemFailures: failed === undefined ? [] : [{ itemIdentifier: failed.sequence }] };
  };
}

/** What a write newly put into the outbox: a write that leaves the outbox alone carries the old entries along. */
function fresh({ dynamodb }: DynamoDBRecord, record: number): (Found & { raw: unknown })[] {
  const outbox = dynamodb?.NewImage?.['outbox']?.S;
  if (outbox === undefined) return [];
  const sequence = dynamodb?.SequenceNumber ?? '';
  const before = dynamodb?.OldImage?.['outbox']?.S;
  const entries = decodeOutbox(outbox);
  if (entries === undefined)
    return outbox === before ? [] : [{ record, sequence, body: outbox, raw: undefined }];
  const published = new Set(
    (before === undefined ? undefined : decodeOutbox(before))?.map((raw) => JSON.stringify(raw)),
  );
  return entries
    .map((raw) => ({ record, sequence, raw, body: JSON.stringify(raw) }))
    .filter(({ body }) => !published.has(body));
}

function judge(
  { raw, ...found }: Found & { raw: unknown },
  known: ReadonlyMap<string, EventDefinition>,
): Sound | Unfit {
  if (raw === undefined) return { ...found, reason: 'not-json' };
  const entry = readEntry(raw);
  if (entry === undefined) return { ...found, reason: 'schema' };
  // A type that this relay does not know yet comes from a writer deployed a moment earlier, which has validated it.
  const { source, detailType, detail } = entry;
  const event = known.get(detailType);
  if (event?.message.safeParse({ source, 'detail-type': detailType, detail }).success === false) {
    return { ...found, reason: 'schema' };
  }
  return fits(entry) ? { ...found, entry } : { ...found, reason: 'size' };
}

/** A promise's value, or the name of the fault that it ended with. */
async function outcome<Value>(promise: Promise<Value>): Promise<Value | string> {
  try {
    return await promise;
  } catch (fault) {
    return fault instanceof Error ? fault.name : 'unknown';
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '../functions/functions.ts';
import { failedItems } from './batch-response.ts';
import type { StreamRecord } from './stream-records.ts';

export interface DeliverySettings {
  readonly bisect: boolean;
  readonly reportsItems: boolean;
  /** Tries after the first; -1: until too old. */
  readonly retries: number;
  /** Seconds; -1: as long as the stream keeps a record. */
  readonly maximumAge: number;
}

export type GivenUp = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface DeliveryPorts {
  invoke(records: readonly StreamRecord[]): Promise<Outcome>;
  /** Everything up to and with this record is done with. */
  passed(record: StreamRecord): void;
  giveUp(records: readonly StreamRecord[], why: GivenUp, tries: number): Promise<void>;
  /** Seconds. */
  ageOf(record: StreamRecord): number;
}

interface Part {
  readonly records: readonly StreamRecord[];
  readonly tries: number;
}

const longestPause = 10_000; // milliseconds; AWS goes up to a minute

/**
 * Brings one batch to a function as Lambda does, in order: a thrown error splits the batch (splitting costs no try), a reported
 * failure starts again at the first failed record, and what has no try left or is too old is given up whole.
 */
export async function deliver(
  batch: readonly StreamRecord[],
  settings: DeliverySettings,
  { ports, signal }: { ports: DeliveryPorts; signal: AbortSignal },
): Promise<void> {
  let parts: readonly Part[] = [{ records: batch, tries: 0 }];
  while (!signal.aborted) {
    const [part, ...rest] = parts;
    const last = part?.records.at(-1);
    if (!part || !last) return;
    const old = part.records.filter((record) => isTooOld(ports.ageOf(record), settings));
    if (old.length > 0) {
      await ports.giveUp(old, 'RecordAgeExceeded', part.tries);
      if (old.length === part.records.length) ports.passed(last);
      parts = [{ ...part, records: part.records.filter((record) => !old.includes(record)) }, ...rest].filter(
        ({ records }) => records.length > 0,
      );
      continue;
    }
    parts = [...(await attempt(part, settings, { ports, signal })), ...rest];
  }
}

/** What is left to do of a part. */
async function attempt(
  part: Part,
  settings: DeliverySettings,
  { ports, signal }: { ports: DeliveryPorts; signal: AbortSignal },
): Promise<readonly Part[]> {
  const { records, tries } = part;
  const outcome = await ports.invoke(records);
  const done = doneCount(records, outcome, settings);
  const lastDone = records[done - 1];
  if (lastDone) ports.passed(lastDone);
  const left = records.slice(done);
  const last = left.at(-1);
  if (!last) return [];

  if (outcome.kind === 'functionError' && settings.bisect && left.length > 1) {
    const half = Math.ceil(left.length / 2);
    return [
      { records: left.slice(0, half), tries },
      { records: left.slice(half), tries },
    ];
  }
  const spent = done > 0 ? 1 : tries + 1;
  if (settings.retries >= 0 && spent > settings.retries) {
    await ports.giveUp(left, 'RetryAttemptsExhausted', spent);
    ports.passed(last);
    return [];
  }
  await delay(Math.min(100 * 2 ** (spent - 1), longestPause), undefined, { signal }).catch(() => {});
  return [{ records: left, tries: spent }];
}

function doneCount(records: readonly StreamRecord[], outcome: Outcome, settings: DeliverySettings): number {
  if (outcome.kind === 'functionError') return 0;
  if (!settings.reportsItems) return records.length;
  const known = new Set(records.map(({ dynamodb }) => dynamodb.SequenceNumber));
  const failed = failedItems(outcome.payload, known);
  if (failed === 'all') return 0;
  const first = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
  return first === -1 ? records.length : first;
}

const isTooOld = (age: number, { maximumAge }: DeliverySettings) => maximumAge >= 0 && age > maximumAge;

import { setTimeout as delay } from 'node:timers/promises';
import type { DynamoDb } from '../dynamodb/dynamodb.ts';
import { withGrace } from '../grace.ts';
import type { EventTest } from '../patterns/pattern.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type DeliveryPorts, type DeliverySettings, deliver } from './delivery.ts';
import { listShards, ShardReader, type StreamRecord } from './stream-records.ts';

export interface StreamMappingSettings extends DeliverySettings {
  /** The engine's ARN of the stream. */
  readonly stream: string;
  readonly from: 'TRIM_HORIZON' | 'LATEST';
  readonly batchSize: number;
  /** Seconds to wait for a fuller batch. */
  readonly window: number;
  readonly wants: EventTest;
}

export interface StreamMappingPorts extends Pick<DeliveryPorts, 'invoke'> {
  readonly db: DynamoDb;
  readonly checkpoints: Checkpoints;
  giveUp(shard: string, ...rest: Parameters<DeliveryPorts['giveUp']>): ReturnType<DeliveryPorts['giveUp']>;
  log(line: string): void;
}

/** Writes that do not come through the gateway, such as expiry, are seen after this many milliseconds. */
const patience = 1_000;

/**
 * Milliseconds after a batch that was not full, so that the next one holds more than the write that came first. Lambda asks a shard
 * four times a second.
 */
const pause = 25;

/** Feeds a function from a table's stream, shard by shard, each in order; wakes when something is written. */
export class StreamMapping {
  readonly #settings: StreamMappingSettings;
  readonly #ports: StreamMappingPorts;
  readonly #abort = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  #loop: Promise<void> = Promise.resolve();
  #closed = false;
  #openedAt = 0;

  constructor(settings: StreamMappingSettings, ports: StreamMappingPorts) {
    this.#settings = settings;
    this.#ports = ports;
  }

  /** Takes the place in the stream where reading begins, so that whatever is written from now on is seen. */
  async open(): Promise<void> {
    this.#openedAt = Date.now();
    if (this.#settings.from === 'LATEST' && !this.#ports.checkpoints.begun()) {
      for (const { id } of await listShards(this.#ports.db, this.#settings.stream)) await this.#skipToEnd(id);
    }
    this.#loop = this.#followShards();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await withGrace([this.#loop, ...this.#running.values()]);
    this.#closed = true;
  }

  /** New shards appear when old ones close; children wait for their parents, or order per item would be lost. */
  async #followShards(): Promise<void> {
    const { db, checkpoints } = this.#ports;
    const { signal } = this.#abort;
    while (!signal.aborted) {
      await this.#persist('shards', async () => {
        for (const { id, parent } of await listShards(db, this.#settings.stream)) {
          const parentRuns = parent !== undefined && this.#running.has(parent);
          if (this.#running.has(id) || parentRuns || checkpoints.of(id).done) continue;
          this.#running.set(
            id,
            this.#followShard(id).finally(() => this.#running.delete(id)),
          );
        }
      });
      await delay(60_000, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #followShard(shard: string): Promise<void> {
    const { db, checkpoints } = this.#ports;
    const { signal } = this.#abort;
    const reader = new ShardReader(db, this.#settings.stream, shard);
    while (!signal.aborted && !checkpoints.of(shard).done) {
      await this.#persist(shard, async () => {
        const seen = db.written();
        const { records, end } = await this.#gather(reader, shard);
        await this.#bring(shard, records).catch((error: unknown) => {
          reader.forget();
          throw error;
        });
        if (signal.aborted) return;
        if (end) checkpoints.finish(shard);
        else if (records.length === 0) await db.nextWrite({ seen, patience, signal });
        else if (records.length < this.#settings.batchSize) await delay(pause, undefined, { signal });
      });
    }
  }

  /** One batch: what is there at once, or what comes within the window. */
  async #gather(
    reader: ShardReader,
    shard: string,
  ): Promise<{ records: readonly StreamRecord[]; end: boolean }> {
    const { batchSize, window } = this.#settings;
    const { db, checkpoints } = this.#ports;
    const { signal } = this.#abort;
    const first = await reader.read(checkpoints.of(shard).sequence, batchSize);
    const records = [...first.records];
    let { end } = first;
    const deadline = Date.now() + window * 1000;
    while (
      records.length > 0 &&
      records.length < batchSize &&
      !end &&
      Date.now() < deadline &&
      !signal.aborted
    ) {
      const seen = db.written();
      const more = await reader.read(records.at(-1)?.dynamodb.SequenceNumber, batchSize - records.length);
      records.push(...more.records);
      end = more.end;
      if (more.records.length === 0) await db.nextWrite({ seen, patience: deadline - Date.now(), signal });
    }
    return { records, end };
  }

  async #bring(shard: string, records: readonly StreamRecord[]): Promise<void> {
    const { checkpoints, giveUp, invoke } = this.#ports;
    const { signal } = this.#abort;
    const passed = (record: StreamRecord) => {
      if (!this.#closed) checkpoints.pass(shard, record.dynamodb.SequenceNumber);
    };
    // The time that the host was down is no fault of the record.
    const ageOf = ({ dynamodb }: StreamRecord) =>
      (Date.now() - Math.max(dynamodb.ApproximateCreationDateTime * 1000, this.#openedAt)) / 1000;
    await deliver(records.filter(this.#settings.wants), this.#settings, {
      signal,
      ports: {
        invoke,
        ageOf,
        passed,
        giveUp: async (...lost) => {
          if (!this.#closed) await giveUp(shard, ...lost);
        },
      },
    });
    const last = records.at(-1);
    if (last && !signal.aborted) passed(last);
  }

  async #skipToEnd(shard: string): Promise<void> {
    const { db, checkpoints } = this.#ports;
    const reader = new ShardReader(db, this.#settings.stream, shard);
    let last: string | undefined;
    for (;;) {
      const { records, end } = await reader.read(undefined, 1_000);
      last = records.at(-1)?.dynamodb.SequenceNumber ?? last;
      if (end || records.length === 0) break;
    }
    checkpoints.pass(shard, last);
  }

  /** An engine that is away for a moment must not end the mapping: say so, wait, go on from the checkpoint. */
  async #persist(what: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.#abort;
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      this.#ports.log(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      await delay(500, undefined, { signal }).catch(() => {});
    }
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '../functions/functions.ts';
import { withGrace } from '../grace.ts';
import { md5 } from '../sqs/digest.ts';
import { readAttributes, systemAttributes } from '../sqs/operations.ts';
import type { Message, Queue } from '../sqs/queue.ts';
import { failedItems } from './batch-response.ts';

export interface QueueMappingSettings {
  readonly batchSize: number;
  /** Seconds to wait for a fuller batch. */
  readonly window: number;
  readonly reportsItems: boolean;
  /** Batches in work at the same time. */
  readonly concurrency: number;
  readonly awsRegion: string;
}

export interface QueueMappingPorts {
  readonly queue: Queue;
  invoke(event: { readonly Records: readonly object[] }): Promise<Outcome>;
  log(line: string): void;
}

/** Bytes at which a batch is full: another message of 1 MiB and the envelopes still fit into Lambda's 6 MB. */
const fullAt = 4_500_000;

/** Feeds a function from a queue; what fails stays hidden until the queue's visibility timeout brings it back. */
export class QueueMapping {
  readonly #settings: QueueMappingSettings;
  readonly #ports: QueueMappingPorts;
  readonly #abort = new AbortController();
  readonly #working = new Set<Promise<void>>();
  #loop: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #stopped = new Promise<void>((done) => {
    this.#abort.signal.addEventListener('abort', () => done(), { once: true });
  });

  constructor(settings: QueueMappingSettings, ports: QueueMappingPorts) {
    this.#settings = settings;
    this.#ports = ports;
  }

  open(): void {
    this.#loop = this.#poll();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await withGrace([this.#loop, ...this.#working]);
    this.#closed = true;
  }

  async #poll(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      if (this.#working.size >= this.#settings.concurrency) {
        await Promise.race([...this.#working, this.#stopped]);
        continue;
      }
      const batch = await this.#gather().catch((error: unknown) => this.#stumble(error));
      if (batch.length === 0) continue;
      const work = this.#bring(batch)
        .catch((error: unknown) => this.#stumble(error))
        .then(() => {
          this.#working.delete(work);
        });
      this.#working.add(work);
    }
  }

  /** A fault of the disk must not end the mapping: say so, wait, go on; the messages come back. */
  async #stumble(error: unknown): Promise<[]> {
    this.#ports.log(String(error));
    await delay(1_000, undefined, { signal: this.#abort.signal }).catch(() => {});
    return [];
  }

  /** SQS gives ten at a time; a window collects several such lots into one batch. */
  async #gather(): Promise<Message[]> {
    const { queue } = this.#ports;
    const { signal } = this.#abort;
    const { batchSize, window } = this.#settings;
    await queue.settled({ deadline: Date.now() + 20_000, signal });
    const batch: Message[] = [];
    let deadline = Number.POSITIVE_INFINITY;
    while (!signal.aborted) {
      batch.push(...queue.receive({ most: Math.min(10, batchSize - batch.length) }));
      if (batch.length === 0) return batch;
      deadline = Math.min(deadline, Date.now() + window * 1000);
      const size = batch.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
      if (batch.length >= batchSize || size >= fullAt) return batch;
      if (Date.now() >= deadline) return batch;
      await queue.settled({ deadline, signal });
    }
    return [];
  }

  async #bring(batch: readonly Message[]): Promise<void> {
    const { queue, invoke, log } = this.#ports;
    const { reportsItems } = this.#settings;
    const outcome = await invoke({ Records: batch.map((message) => this.#toRecord(message)) });
    if (this.#closed) return;
    if (outcome.kind === 'functionError') {
      log(`${batch.length} message(s) failed: ${outcome.errorType}: ${outcome.errorMessage}`);
      return;
    }
    const failed = reportsItems
      ? failedItems(outcome.payload, new Set(batch.map(({ id }) => id)))
      : new Set<string>();
    if (failed === 'all') return;
    for (const { id, receipt } of batch) if (!failed.has(id)) queue.delete(receipt);
  }

  #toRecord(message: Message): object {
    const attributes = Object.entries(readAttributes(message)).map(
      ([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          ...(StringValue === undefined ? {} : { stringValue: StringValue }),
          ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ],
    );
    return {
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: Object.fromEntries(attributes),
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: this.#ports.queue.settings.arn,
      awsRegion: this.#settings.awsRegion,
    };
  }
}

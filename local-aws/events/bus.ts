import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { EventTest } from '../patterns/pattern.ts';
import { transact } from '../storage/database.ts';
import type { BusEvent } from './bus-event.ts';
import { type Entry, type Refusal, refusalOf } from './entry.ts';
import type { EventLog } from './event-log.ts';

export interface Rule {
  readonly arn: string;
  readonly bus: string;
  readonly matches: EventTest;
  readonly targets: readonly ((event: BusEvent) => void)[];
}

export interface BusPorts {
  readonly database: DatabaseSync;
  readonly log: EventLog;
  readonly account: string;
  readonly region: string;
  now(): number;
}

/**
 * The event buses of one host. Accepting an event and handing it to its targets is one commit, so there is no delivery to
 * retry: an accepted event is in every queue that wants it, over any crash.
 */
export class Buses {
  readonly #ports: BusPorts;
  readonly #buses = new Set(['default']);
  readonly #rules: Rule[] = [];

  constructor(ports: BusPorts) {
    this.#ports = ports;
  }

  addBus(name: string): void {
    this.#buses.add(name);
  }

  hasBus(name: string): boolean {
    return this.#buses.has(name);
  }

  addRule(rule: Rule): void {
    this.#rules.push(rule);
  }

  put(entries: readonly Entry[]): { FailedEntryCount: number; Entries: ({ EventId: string } | Refusal)[] } {
    const Entries = transact(this.#ports.database, () => entries.map((entry) => this.#accept(entry)));
    this.#ports.log.announce();
    return { FailedEntryCount: Entries.filter((result) => 'ErrorCode' in result).length, Entries };
  }

  #accept(entry: Entry): { EventId: string } | Refusal {
    const refusal = refusalOf(entry);
    if (refusal) return refusal;
    const bus = (entry.EventBusName ?? 'default').split('/').at(-1) ?? '';
    if (!this.#buses.has(bus)) {
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    }
    const event = this.#toEvent(entry);
    const wanted = this.#rules.filter((rule) => rule.bus === bus && rule.matches(event));
    for (const { targets } of wanted) for (const hand of targets) hand(event);
    this.#ports.log.add({ bus, event, rules: wanted.map(({ arn }) => arn.split('/').at(-1) ?? arn) });
    return { EventId: event.id };
  }

  #toEvent(entry: Entry): BusEvent {
    const detail: unknown = JSON.parse(entry.Detail ?? '{}');
    const time = entry.Time === undefined ? this.#ports.now() : entry.Time * 1000;
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': entry.DetailType ?? '',
      source: entry.Source ?? '',
      account: this.#ports.account,
      time: `${new Date(time).toISOString().slice(0, 19)}Z`,
      region: this.#ports.region,
      resources: entry.Resources ?? [],
      detail,
    };
  }
}

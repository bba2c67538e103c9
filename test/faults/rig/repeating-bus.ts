import { setTimeout as delay } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as z from 'zod/mini';
import { seeded, shuffled } from '#services/queue/testing/model/random.ts';
import type { OperatorAccess } from '../../world/host-process.ts';
import { settingsOf } from '../city/inside.ts';
import { type Passage, type ProxyServer, startProxy } from './proxy.ts';

const putEvents = z.object({
  Entries: z.array(
    z.object({
      EventBusName: z.string(),
      Source: z.string(),
      DetailType: z.string(),
      /** Epoch seconds. */
      Time: z.number(),
      Detail: z.string(),
    }),
  ),
});
type Entry = z.output<typeof putEvents>['Entries'][number];

/**
 * Stands between the relay and EventBridge, and lets every event arrive three times: at once in another order, and twice more
 * up to three seconds later among others. What it changes an operator signs: the relay signed for its own order.
 */
export interface RepeatingBus extends Omit<ProxyServer, 'forwardTo'> {
  /** Where events go on to; before it is known, they wait. */
  forwardTo(gateway: OperatorAccess): void;
  /** From now on every event arrives once, in order. */
  calm(): void;
  /** Resolves when every copy has arrived. */
  quiet(): Promise<void>;
}

export async function startRepeatingBus(seed: number): Promise<RepeatingBus> {
  const random = seeded(seed);
  const copies = new Set<Promise<unknown>>();
  let repeats = true;
  let operator: EventBridgeClient | undefined;

  const send = async (entries: readonly Entry[]) => {
    if (operator === undefined) throw new Error('Nobody said where events go on to.');
    const { Entries = [] } = await operator.send(
      new PutEventsCommand({
        Entries: entries.map(({ Time, ...entry }) => ({ ...entry, Time: new Date(Time * 1000) })),
      }),
    );
    return Entries;
  };
  const repeat = async (entry: Entry) => {
    await delay(random.below(3_000));
    // A host that is away takes no copy; the event itself has arrived.
    await send([entry]).catch(() => undefined);
  };

  const serve = async ({ body, outgoing, forward }: Passage) => {
    if (!repeats) {
      const answer = await forward();
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const { Entries } = putEvents.parse(JSON.parse(body.toString()));
    const order = shuffled(random, [...Entries.entries()]);
    const told = await send(order.map(([, entry]) => entry));
    for (const [, entry] of [...order, ...order]) {
      const copy = repeat(entry);
      copies.add(copy);
      void copy.finally(() => copies.delete(copy));
    }
    const inOrder = Entries.map((_, at) => told[order.findIndex(([from]) => from === at)]);
    outgoing
      .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify({ FailedEntryCount: 0, Entries: inOrder }));
  };

  const proxy = await startProxy(serve);
  return {
    ...proxy,
    forwardTo: (gateway) => {
      operator = new EventBridgeClient(settingsOf({ gateway }));
      proxy.forwardTo(gateway.url);
    },
    calm: () => {
      repeats = false;
    },
    quiet: async () => {
      while (copies.size > 0) await Promise.all(copies);
    },
  };
}

import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type Random, seeded } from '#services/queue/testing/model/random.ts';
import { type Passage, type ProxyServer, startProxy } from './proxy.ts';

const putEvents = z.looseObject({ Entries: z.array(z.unknown()) });
const put = z.looseObject({ Entries: z.array(z.unknown()) });

/**
 * Stands between the relay and EventBridge, and lets every event arrive three times: at once in another order, and twice more
 * up to three seconds later among others.
 */
export interface RepeatingBus extends ProxyServer {
  /** From now on every event arrives once, in order. */
  calm(): void;
  /** Resolves when every copy has arrived. */
  quiet(): Promise<void>;
}

export async function startRepeatingBus(seed: number): Promise<RepeatingBus> {
  const random = seeded(seed);
  const copies = new Set<Promise<unknown>>();
  let repeats = true;

  const serve = async ({ body, outgoing, forward }: Passage) => {
    if (!repeats) {
      const answer = await forward();
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const call = putEvents.parse(JSON.parse(body.toString()));
    const order = shuffled(random, [...call.Entries.keys()]);
    const answer = await forward(JSON.stringify({ ...call, Entries: order.map((at) => call.Entries[at]) }));
    if (answer.status === 200) {
      for (const at of [...order, ...order]) {
        const copy = repeat({ forward, entry: call.Entries[at], call, after: random.below(3_000) });
        copies.add(copy);
        void copy.finally(() => copies.delete(copy));
      }
      const told = put.parse(JSON.parse(answer.body.toString()));
      const inOrder = call.Entries.map((_, at) => told.Entries[order.indexOf(at)]);
      const content = JSON.stringify({ ...told, Entries: inOrder });
      outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(content);
      return;
    }
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };

  return {
    ...(await startProxy(serve)),
    calm: () => {
      repeats = false;
    },
    quiet: async () => {
      while (copies.size > 0) await Promise.all(copies);
    },
  };
}

async function repeat(copy: {
  readonly forward: Passage['forward'];
  readonly entry: unknown;
  readonly call: object;
  readonly after: number;
}): Promise<void> {
  await delay(copy.after);
  // A host that is away takes no copy; the event itself has arrived.
  await copy.forward(JSON.stringify({ ...copy.call, Entries: [copy.entry] })).catch(() => undefined);
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

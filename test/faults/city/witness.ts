import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { World } from '../../world/world.ts';

const event = z.object({
  number: z.int(),
  event: z.object({
    'detail-type': z.string(),
    detail: z.object({
      metadata: z.object({
        id: z.string(),
        subject: z.string(),
        version: z.int(),
        occurredAt: z.int(),
      }),
      data: z.looseObject({ number: z.optional(z.int()), counter: z.optional(z.string()) }),
    }),
  }),
});
const message = z.object({
  number: z.int(),
  channel: z.string(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** One publication of an event on the bus; the same event may be published more than once. */
export interface Publication {
  readonly type: string;
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
  readonly number: number | undefined;
  /** The counter that it is about. */
  readonly counter: string | undefined;
  readonly content: string;
}

/** A message as the provider took it. */
export type Sent = z.output<typeof message>;

/** Sees everything that goes over the bus and out to phones; the host's own pages keep the last thousand only. */
export interface Witness {
  readonly publications: readonly Publication[];
  readonly sent: readonly Sent[];
  /** Looks once more. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export function watch(world: World): Witness {
  const publications: Publication[] = [];
  const sent: Sent[] = [];
  let lastEvent = 0;
  let lastMessage = 0;
  let stopped = false;

  const read = async (page: string) => (await fetch(`${world.url}/_local/${page}/data`)).json();
  const lookOnce = async () => {
    for (const raw of z.array(z.unknown()).parse(await read('events'))) {
      const { number, event: found } = event.parse(raw);
      if (number <= lastEvent) continue;
      if (number > lastEvent + 1) throw new Error(`Events ${lastEvent + 1} to ${number - 1} went by unseen`);
      lastEvent = number;
      const { metadata, data } = found.detail;
      publications.push({
        type: found['detail-type'],
        ...metadata,
        number: data.number,
        counter: data.counter,
        content: contentOf(raw),
      });
    }
    for (const found of z.array(message).parse(await read('messages'))) {
      if (found.number <= lastMessage) continue;
      if (found.number > lastMessage + 1) throw new Error('Messages went by unseen');
      lastMessage = found.number;
      sent.push(found);
    }
  };
  // One look after the other: each begins where the one before ended.
  let looking = Promise.resolve();
  const look = () => {
    const next = looking.then(lookOnce);
    looking = next.catch(() => undefined);
    return next;
  };
  const loop = (async () => {
    while (!stopped) {
      // While the host is away there is nothing to see.
      await look().catch(() => undefined);
      await delay(400);
    }
  })();
  return {
    publications,
    sent,
    look,
    stop: async () => {
      stopped = true;
      await loop;
    },
  };
}

/** As it went over the bus, whatever this file understands of it. */
function contentOf(raw: unknown): string {
  const { detail }: { detail?: unknown } = Object(Reflect.get(Object(raw), 'event'));
  return JSON.stringify(detail);
}

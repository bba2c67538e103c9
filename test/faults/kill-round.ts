import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Citizen, nikOf, outcome } from '../world/citizen.ts';
import { daysAhead } from '../world/regions.ts';
import type { World } from '../world/world.ts';

export interface KillRound {
  /** Requests that had been sent and not answered when the processes were killed. */
  readonly inFlight: number;
  /** Bookings answered 201 before the kill. */
  readonly acknowledged: number;
  /** Of those, not there or with another number afterwards. */
  readonly lost: number;
  /** Bookings, acknowledged before or when asked again, whose event never came. */
  readonly withoutEvent: number;
  /** Clients that got no definite answer when they asked again. */
  readonly unanswered: number;
  /** Numbers given to two bookings. */
  readonly doubles: number;
}

const clients = 160;
const logged = z.array(
  z.object({
    event: z.object({
      'detail-type': z.string(),
      detail: z.object({ metadata: z.object({ subject: z.string() }) }),
    }),
  }),
);

/** Kills the host and the engine with at least fifty bookings in flight, starts them again, and counts what is missing. */
export async function killRound(world: World, round: number): Promise<KillRound> {
  const date = daysAhead(1 + (round % 10));
  const window = Math.floor(round / 10) % 2 === 0 ? '00:00' : '11:50';
  const wish = { office: 'disdukcapil', service: 'four-hundred', date, window };
  const citizens = Array.from(
    { length: clients },
    (_, index) => new Citizen(() => world.url, nikOf(1_000_000 + round * clients + index)),
  );
  await Promise.all(citizens.map((citizen) => citizen.prepare(wish)));

  const acknowledged = new Map<Citizen, string>();
  let open = 0;
  let inFlight = 0;
  let killed: Promise<void> | undefined;
  const killWhenBusy = () => {
    if (killed || acknowledged.size < 20 || open < 50) return;
    inFlight = open;
    killed = world.kill();
  };
  await Promise.all(
    citizens.map(async (citizen) => {
      open += 1;
      const reply = await citizen.send().catch(() => undefined);
      if (reply && 'held' in reply && !killed) acknowledged.set(citizen, reply.held.booking.ticket);
      killWhenBusy();
      open -= 1;
    }),
  );
  if (!killed) throw new Error('Fifty bookings were never in flight at once');
  await killed;
  await world.restart();

  const replies = await Promise.all(citizens.map((citizen) => citizen.insist().catch(() => undefined)));
  const held = new Map(
    replies.flatMap((reply, index) => {
      const citizen = citizens[index];
      return citizen && reply && 'held' in reply ? [[citizen, reply.held.booking] as const] : [];
    }),
  );
  const lost = [...acknowledged].filter(([citizen, ticket]) => held.get(citizen)?.ticket !== ticket);
  const tickets = [...held.values()].map(({ ticket }) => ticket);
  return {
    inFlight,
    acknowledged: acknowledged.size,
    lost: lost.length,
    withoutEvent: await withoutEvent(world, new Set([...held.values()].map(({ id }) => id))),
    unanswered: replies.filter((reply) => reply === undefined || outcome(reply) === 'fault').length,
    doubles: tickets.length - new Set(tickets).size,
  };
}

/** How many of the bookings have not been announced on the bus within a minute. */
async function withoutEvent(world: World, ids: ReadonlySet<string>): Promise<number> {
  for (const end = Date.now() + 60_000; ; ) {
    const answer = await fetch(`${world.url}/_local/events/data`);
    const announced = new Set(
      logged
        .parse(await answer.json())
        .filter(({ event }) => event['detail-type'] === 'SlotBooked.v1')
        .map(({ event }) => event.detail.metadata.subject),
    );
    const missing = [...ids].filter((id) => !announced.has(id)).length;
    if (missing === 0 || Date.now() > end) return missing;
    await delay(200);
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { Citizen, nikOf, outcome } from '../world/citizen.ts';
import { daysAhead } from '../world/regions.ts';
import { startWorld } from '../world/world.ts';
import { awaitRest } from './city/at-rest.ts';
import { writeUntilFull } from './city/inside.ts';
import { liveInTown } from './city/town.ts';
import { watch } from './city/witness.ts';
import { mountSmallDisk } from './rig/small-disk.ts';

/** What a full disk under host and engine led to. */
export interface FullDisk {
  /** Requests answered for good before. */
  readonly before: number;
  /** Bookings sent while the disk was full, by their answer. */
  readonly during: Readonly<Record<string, number>>;
  /** Of the people who booked meanwhile, how many had a definite answer once there was space; all, without a restart. */
  readonly answeredAfter: number;
  /** Bookings that were answered as booked while the disk was full, and were not there afterwards or under another number. */
  readonly lost: number;
  /** What the host said of it. */
  readonly lines: readonly string[];
  readonly wrongAnswers: readonly string[];
  readonly unsettled: readonly string[];
}

/** A town on a small disk, which fills up while people book, and is freed again. Undefined where no disk may be mounted. */
export async function fillDisk({
  assemblies,
  seed,
  people,
}: {
  readonly assemblies: string;
  readonly seed: number;
  readonly people: number;
}): Promise<FullDisk | undefined> {
  const disk = mountSmallDisk(96);
  if (!disk) return undefined;
  try {
    const world = await startWorld({ assemblies, region: 'race', place: disk.path });
    const witness = watch(world);
    try {
      const door = () => world.url;
      const town = { door, seed, people, together: 12, acts: 2, days: 1 };
      const early = await liveInTown({ ...town, firstDay: 1 });
      const late = Array.from(
        { length: people },
        (_, person) => new Citizen(door, nikOf(7_000_000 + person)),
      );
      const wish = { office: 'disdukcapil', service: 'four-hundred', date: daysAhead(3), window: '00:00' };
      await Promise.all(late.map((citizen) => citizen.prepare(wish)));

      disk.fill();
      await writeUntilFull(world);
      const during = await bookMeanwhile(late, disk.fill);
      await delay(1_000); // what works behind the citizens' backs fails a few times more
      disk.free();

      const after = await Promise.all(late.map((citizen) => citizen.insist().catch(() => undefined)));
      const lost = during.filter(
        (reply, person) => reply && 'held' in reply && ticketOf(after[person]) !== reply.held.booking.ticket,
      );
      const { visitors } = early;
      const rest = await awaitRest(world, { visitors, witness, patience: 60_000 });
      return {
        before: early.answered,
        during: tally(during.map((reply) => (reply ? outcome(reply) : 'no answer'))),
        answeredAfter: after.filter((reply) => reply && 'held' in reply).length,
        lost: lost.length,
        lines: world
          .output()
          .split('\n')
          .filter((line) => line.includes('The disk is full')),
        ...rest,
      };
    } finally {
      await witness.stop();
      await world.end();
    }
  } finally {
    disk.remove();
  }
}

type Reply = Awaited<ReturnType<Citizen['send']>> | undefined;

const ticketOf = (reply: Reply) => (reply && 'held' in reply ? reply.held.booking.ticket : undefined);

/** Everybody asks once; whatever space somebody gave up in the meantime is taken again. */
async function bookMeanwhile(citizens: readonly Citizen[], fill: () => void): Promise<Reply[]> {
  const filling = setInterval(fill, 50);
  try {
    return await Promise.all(citizens.map((citizen) => citizen.send().catch(() => undefined)));
  } finally {
    clearInterval(filling);
  }
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

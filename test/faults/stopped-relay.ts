import { awaitRest } from './city/at-rest.ts';
import { liveInTown } from './city/town.ts';
import { until } from './city/until.ts';
import type { Publication } from './city/witness.ts';
import type { EventWorld } from './event-world.ts';

/** What became of the events of an hour without a relay. */
export interface StoppedRelay {
  /** Published while the relay stood still. */
  readonly meanwhile: number;
  /** Published once it ran again. */
  readonly afterwards: number;
  /** Milliseconds until all were out. */
  readonly caughtUpAfter: number;
  /** Events of a subject that came after a later one of it. */
  readonly outOfOrder: number;
  readonly flaws: readonly string[];
}

/** Invocations after which a relay that gives up has done so: a batch is halved down to one record, which is then tried again. */
const TRIES = 12;

/** A town goes on for an hour, by the clocks, in which the relay may not run; then it runs again. */
export async function stopRelay(
  { world, witness, bus, order, stopped, restart }: EventWorld,
  { seed, people, firstDay }: { readonly seed: number; readonly people: number; readonly firstDay: number },
): Promise<StoppedRelay> {
  bus.calm();
  await witness.look();
  const before = witness.publications.length;
  order({ Relay: { stopped: true } });
  const town = { door: () => world.url, seed, people, together: 12, acts: 2, days: 1 };
  const early = await liveInTown({ ...town, firstDay });
  await restart('+1h');
  const triedBefore = stopped('Relay');
  const late = await liveInTown({ ...town, firstDay: firstDay + 1 });
  const tried = await until(() => stopped('Relay') - triedBefore >= TRIES, 180_000);
  await witness.look();
  const meanwhile = witness.publications.length - before;

  order({});
  const visitors = [...early.visitors, ...late.visitors];
  const rest = await awaitRest(world, { visitors, witness, patience: 90_000 });
  const since = witness.publications.slice(before);
  return {
    meanwhile,
    afterwards: since.length - meanwhile,
    caughtUpAfter: rest.milliseconds,
    outOfOrder: countOutOfOrder(since),
    flaws: [...rest.wrongAnswers, ...rest.unsettled, ...(tried ? [] : ['the relay was hardly tried'])],
  };
}

function countOutOfOrder(publications: readonly Publication[]): number {
  const latest = new Map<string, number>();
  const seen = new Set<string>();
  let count = 0;
  for (const { id, subject, version } of publications) {
    if (!seen.has(id) && version < (latest.get(subject) ?? -1)) count += 1;
    seen.add(id);
    latest.set(subject, Math.max(version, latest.get(subject) ?? -1));
  }
  return count;
}

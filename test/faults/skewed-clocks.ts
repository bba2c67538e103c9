import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { localDate, localTime } from '#shared/time/local.ts';
import { officeDay } from '#shared/time/office-hours.ts';
import { instantOf } from '#shared/time/zone.ts';
import { Citizen, nikOf, outcome, type Wish } from '../world/citizen.ts';
import { daysAhead, raceRegion } from '../world/regions.ts';
import { startWorld, type World } from '../world/world.ts';
import { awaitRest } from './city/at-rest.ts';
import { liveInTown } from './city/town.ts';
import { watch } from './city/witness.ts';
import { writeFaultyAssembly } from './rig/faulty-assembly.ts';
import { type Wrapping, wrappable } from './rig/orders.ts';

/** What came of clocks that differ by up to ten seconds. */
export interface SkewedClocks {
  readonly answered: number;
  readonly wrongAnswers: readonly string[];
  readonly unsettled: readonly string[];
  readonly edges: readonly Edge[];
}

/** Booking around the instant at which it opens or a window's self-service ends. */
export interface Edge {
  readonly name: 'opening' | 'closing';
  readonly booked: number;
  readonly refused: number;
  /** Answers that the instant does not allow, however wrong a clock may be. */
  readonly wrong: readonly string[];
}

/** Milliseconds that the clock of a worker is off at most, to either side of the host's. */
const skew = 5_000;
/** Milliseconds before and after the instant in which people book. */
const around = 8_000;

export async function skewClocks(settings: {
  readonly assemblies: string;
  readonly seed: number;
  readonly people: number;
  readonly edges: readonly Edge['name'][];
}): Promise<SkewedClocks> {
  const { assemblies, seed, people, edges } = settings;
  const folder = mkdtempSync(join(tmpdir(), 'balai-clocks-'));
  const orders = join(folder, 'orders.json');
  writeFileSync(orders, '{}');
  const wrapping: Wrapping = { seed, orders, times: 1, skew };
  writeFaultyAssembly(join(assemblies, 'race'), join(folder, 'race'), {
    wrapped: Object.fromEntries(wrappable.map((name) => [name, wrapping])),
  });
  const began = performance.now();
  const world = await startWorld({ assemblies: folder, region: 'race' });
  // In which the host starts again and people solve their challenges, on a busy machine too.
  const margin = 10_000 + around + 2 * (performance.now() - began);
  const witness = watch(world);
  try {
    const town = { door: () => world.url, seed, people, together: 12, acts: 3, firstDay: 3, days: 2 };
    const { visitors, answered } = await liveInTown(town);
    const { wrongAnswers, unsettled } = await awaitRest(world, { visitors, witness, patience: 60_000 });
    const seen: Edge[] = [];
    for (const [index, name] of edges.entries()) seen.push(await bookAround(world, { name, index, margin }));
    return { answered, wrongAnswers, unsettled, edges: seen };
  } finally {
    await witness.stop();
    await world.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A window that is far from full, on the day at whose opening or closing it is booked. */
function placeOf(name: Edge['name']): { instant: number; wish: Wish } {
  const { timezone, queue, offices, ramadan } = raceRegion;
  const at = (date: string, time: string) =>
    instantOf(localDate.parse(date), localTime.parse(time), timezone);
  const wish = { office: 'disdukcapil', service: 'four-hundred' };
  if (name === 'closing') {
    const date = daysAhead(2);
    return { instant: at(date, '11:50'), wish: { ...wish, date, window: '11:50' } };
  }
  const [office] = offices;
  // A holiday has nothing to open.
  const days = [2, 3, 4, 5, 6].find(
    (ahead) =>
      office &&
      !('closed' in officeDay(office, localDate.parse(daysAhead(ahead + queue.horizonDays)), ramadan)),
  );
  if (days === undefined) throw new Error('Five holidays in a row');
  const date = daysAhead(days + queue.horizonDays);
  return {
    instant: at(daysAhead(days), queue.releaseTime),
    wish: { ...wish, date, window: '11:50' },
  };
}

async function bookAround(
  world: World,
  { name, index, margin }: { readonly name: Edge['name']; readonly index: number; readonly margin: number },
): Promise<Edge> {
  const { instant, wish } = placeOf(name);
  const ahead = Math.round(instant - margin - Date.now());
  await world.restart({ clock: `${ahead < 0 ? '-' : '+'}${(Math.abs(ahead) / 1_000).toFixed(3)}s` });
  const now = () => Date.now() + ahead;
  const citizens = Array.from({ length: 64 }, (_, person) => {
    const nik = nikOf(8_000_000 + index * 1_000 + person);
    return new Citizen(() => world.url, nik);
  });
  await Promise.all(citizens.map((citizen) => citizen.prepare(wish)));

  const opens = name === 'opening';
  const wrong: string[] = [];
  let booked = 0;
  let refused = 0;
  await Promise.all(
    citizens.map(async (citizen, place) => {
      await delay(Math.max(0, instant - around + (place * 2 * around) / citizens.length - now()));
      const sent = now() - instant;
      const reply = await citizen.insist();
      const answered = now() - instant;
      const sold = 'held' in reply;
      if (sold) booked += 1;
      else refused += 1;
      if (!sold && !['not-open', 'out-of-horizon', 'too-late', 'window-closed'].includes(outcome(reply))) {
        wrong.push(`${outcome(reply)} ${sent} ms from the ${name}`);
      }
      // Before the instant the one answer is right, after it the other; in between a clock may be off.
      if (answered < -skew && sold === opens)
        wrong.push(`${outcome(reply)} ${-answered} ms before the ${name}`);
      if (sent > skew && sold !== opens) wrong.push(`${outcome(reply)} ${sent} ms after the ${name}`);
    }),
  );
  return { name, booked, refused, wrong };
}

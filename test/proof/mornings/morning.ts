import { claim } from '#services/queue/domain/claim.ts';
import { assign, entryOf, orderOf } from '#services/queue/domain/draw.ts';
import { bookingId, tag } from '#services/queue/domain/ids.ts';
import { openDay } from '#services/queue/domain/open-day.ts';
import type { Sheet } from '#services/queue/domain/sheet.ts';
import { windowsOf } from '#services/queue/domain/sheet.ts';
import { applyWrite } from '#services/queue/domain/sheet-write.ts';
import { type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import { MOST_TRIES, OPENING_SPREAD, pauseAfter } from '../../../web/citizen/booking/pause.ts';
import { assumptions, duration, type Spread } from '../../bench/opening/assumptions.ts';
import { createAgenda } from '../days/agenda.ts';
import type { Chance } from '../days/chance.ts';
import type { Group } from './population.ts';

/** Seats of each window of the morning. */
const quota = 10;

/** One who wants a place: when their request arrives, in milliseconds after the opening, and which windows they want, best first. */
export interface Comer {
  readonly id: string;
  /** Their public name in a draw. */
  readonly entry: string;
  readonly group: Group;
  readonly arrives: number;
  readonly windows: readonly LocalTime[];
}

/** The day that everybody wants: six windows of ten seats. It opens at 0. */
export const sheet: Sheet = {
  ...openDay({
    id: { office: 'disdukcapil', service: 'akta', date: localDate.parse('2026-11-23') },
    spans: [{ start: localTime.parse('08:00'), end: localTime.parse('14:00') }],
    service: { letter: 'A', windowMinutes: 60, quota: { online: quota, walkIn: 0 }, numberBlock: 40 },
    settings: {
      timezone: 'Asia/Jakarta',
      queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 60 },
    },
  }),
  opensAt: 0,
};

export const seats = new Map(windowsOf(sheet).map(([name, { cap }]) => [name, cap] as const));

/** The requests of one morning. */
export function gather(groups: readonly Group[], chance: Chance): Promise<readonly Comer[]> {
  const coming = groups.flatMap((group, place) =>
    Array.from({ length: group.people }, (_, number) => ({
      id: `${place}${String(number).padStart(4, '0')}${Math.floor(chance.within(1e5, 1e6))}`,
      group,
      arrives: arrival(group, chance),
      windows: wishes(chance),
    })),
  );
  return Promise.all(coming.map(async (comer) => ({ ...comer, entry: await entryOf(comer.id) })));
}

function arrival(group: Group, chance: Chance): number {
  const pressed = chance.happens(group.waiting)
    ? group.scripted
      ? 0
      : chance.within(0, OPENING_SPREAD)
    : lasting(group.late, chance);
  let at = pressed;
  for (let tries = 0; tries < MOST_TRIES && chance.happens(group.lost); tries += 1) {
    at += lasting(group.network, chance) + pauseAfter(tries, undefined, chance.next);
  }
  return at + lasting(group.network, chance);
}

/** All windows: one that is drawn by how much people like each, then the others in the order of the day. */
function wishes(chance: Chance): readonly LocalTime[] {
  const names = [...seats.keys()];
  const weights = names.map((_, place) => assumptions.windowWeights[place] ?? 1);
  let left = chance.within(
    0,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  const first = names.find((_, place) => {
    left -= weights[place] ?? 0;
    return left < 0;
  });
  return first === undefined ? names : [first, ...names.filter((name) => name !== first)];
}

/** A log-normal duration, by Box and Muller. */
const lasting = (spread: Spread, { next }: Chance): number =>
  duration(spread, Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));

/**
 * Who gets a place when seats go to whose request comes first, by the product's claim. Who finds a window full is shown what is left and
 * chooses from that.
 */
export function firstCome(comers: readonly Comer[], chance: Chance): ReadonlySet<Comer> {
  const agenda = createAgenda<{
    readonly comer: Comer;
    readonly window: LocalTime;
    readonly choices: number;
  }>();
  for (const comer of comers) {
    const [window] = comer.windows;
    if (window !== undefined) agenda.enter(comer.arrives, { comer, window, choices: 1 });
  }
  let day = sheet;
  const served = new Set<Comer>();
  for (let event = agenda.next(); event !== undefined; event = agenda.next()) {
    const { at, what } = event;
    const { comer, window, choices } = what;
    const who = { id: bookingId.parse(comer.id), tag: tag.parse(comer.id.slice(0, 10)) };
    const decision = claim(day, { ...who, window }, at);
    if (decision.kind === 'write') {
      day = applyWrite(day, decision.write);
      served.add(comer);
      continue;
    }
    const left = comer.windows.find((name) => (day.windows[name]?.taken ?? quota) < quota);
    if (left === undefined || choices >= assumptions.mostChoices) continue;
    const { choosing, network } = comer.group;
    const later = at + 2 * lasting(network, chance) + lasting(choosing, chance);
    agenda.enter(later, { comer, window: left, choices: choices + 1 });
  }
  return served;
}

/** Who came in time for a draw that collects for so many minutes, and who of them got a place by the product's order. */
export async function drawn(
  comers: readonly Comer[],
  { minutes, seed }: { readonly minutes: number; readonly seed: string },
): Promise<{ readonly entered: ReadonlySet<Comer>; readonly served: ReadonlySet<Comer> }> {
  const entered = comers.filter(({ arrives }) => arrives < minutes * 60_000);
  const byEntry = new Map(entered.map((comer) => [comer.entry, comer]));
  const order = await orderOf([...byEntry.keys()], seed);
  const places = assign(
    order.map((entry) => ({ entry, windows: byEntry.get(entry)?.windows ?? [] })),
    seats,
  );
  const served = places.flatMap(({ entry, window }) => {
    const comer = byEntry.get(entry);
    return window === null || comer === undefined ? [] : [comer];
  });
  return { entered: new Set(entered), served: new Set(served) };
}

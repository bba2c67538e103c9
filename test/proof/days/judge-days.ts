import { estimateWaits } from '#services/queue/domain/floor/estimate/estimate-waits.ts';
import { foldDay } from '#services/queue/domain/floor/estimate/fold-day.ts';
import { kindOf, lineNowOf } from '#services/queue/domain/floor/estimate/from-floor.ts';
import { type Learnt, nothingLearnt } from '#services/queue/domain/floor/estimate/learnt.ts';
import type { Told, Wait } from '#services/queue/domain/floor/estimate/wait.ts';
import { lineUp } from '#services/queue/domain/floor/order.ts';
import { chanceOf } from './chance.ts';
import { type PlayedFloor, rules } from './hall.ts';
import { playDay } from './play-day.ts';
import { foundTown, type Town } from './town.ts';
import { comeToday, type Load, loads, spans } from './visitors.ts';

/** A wait that somebody was told, and how long it was in the end; minutes. */
export interface Guess {
  readonly load: Load;
  /** Whether the office had no day behind it. */
  readonly cold: boolean;
  readonly when: 'check-in' | 'waiting';
  readonly ours: Wait;
  /** ZMS: twelve minutes for each person ahead, shared by the open counters. */
  readonly zms: number;
  /** QueueSG: three minutes for each person ahead. */
  readonly queueSg: number;
  readonly waited: number;
}

/** How a town is judged: days one after the other, and every how many minutes those who wait are asked. */
interface Course {
  readonly seed: number;
  readonly days: number;
  readonly every: number;
}

interface JudgedDay {
  readonly town: Town;
  readonly load: Load;
  readonly midnight: number;
  readonly learnt: Learnt;
  readonly cold: boolean;
  readonly every: number;
}

const minute = 60_000;
const day = 86_400_000;
/** Minutes between two looks at what has ended. */
const folds = 5;

/** Plays the days of one town, one load after the other; the product learns as it would from the records of each. */
export function judgeTown({ seed, days, every }: Course, take: (guess: Guess) => void): void {
  const chance = chanceOf(seed);
  const town = foundTown(chance);
  const order = Object.keys(loads).filter((name): name is Load => name in loads);
  const turn = Math.floor(chance.next() * order.length);
  let learnt = nothingLearnt;
  for (let no = 0; no < days; no += 1) {
    const load = order[(turn + no) % order.length] ?? 'normal';
    const judged = { town, load, midnight: (no + 1) * day, learnt, cold: no === 0, every };
    learnt = judgeDay(judged, seed * 1_000 + no, take);
  }
}

function judgeDay(of: JudgedDay, seed: number, take: (guess: Guess) => void): Learnt {
  const { town, load, midnight, cold, every } = of;
  const chance = chanceOf(seed);
  const expected = (service: string) => town.services.find(({ id }) => id === service)?.said ?? 0;
  const [morning, afternoon] = spans;
  const noon = { from: midnight + morning[1] * minute, to: midnight + afternoon[0] * minute };
  const [opens, closes] = [morning[0], afternoon[1]].map((time) => midnight + time * minute);
  const plan = { midnight, opens: opens ?? 0, closes: closes ?? 0, breaks: [noon] };
  const office = { counters: town.signs, services: town.services.map(({ id }) => id) };
  const told = new Map<string, Told>();
  const open = new Map<string, { readonly at: number; readonly guess: Omit<Guess, 'waited'> }[]>();
  let learnt = of.learnt;
  let minutes = 0;

  const ask = (floor: PlayedFloor, now: number) =>
    estimateWaits(lineNowOf(floor, { rules, plan, office, learnt, now }), { learnt, expected, now });
  const note = (floor: PlayedFloor, id: string, about: Pick<Guess, 'when' | 'ours'>, now: number) => {
    const baselines = baselinesOf(floor, id, now);
    if (!baselines) return;
    const noted = open.get(id) ?? [];
    noted.push({ at: now, guess: { load, cold, ...about, ...baselines } });
    open.set(id, noted);
  };

  playDay({ town, visitors: comeToday(town, load, chance), midnight }, chance, {
    arrived(floor, ticket, now) {
      const ours = ask(floor, now).get(ticket.id);
      if (!ours) return;
      told.set(ticket.id, { ...ours, kind: kindOf(ticket) });
      note(floor, ticket.id, { when: 'check-in', ours }, now);
    },
    minute(floor, now) {
      minutes += 1;
      if (minutes % folds === 0) {
        const tickets = floor.tickets.map((ticket) => withTold(ticket, told.get(ticket.id)));
        learnt = foldDay(learnt, tickets, { now, midnight, expected }) ?? learnt;
      }
      if (minutes % every !== 0) return;
      for (const [id, ours] of ask(floor, now)) if (ours) note(floor, id, { when: 'waiting', ours }, now);
    },
    called({ id }, now) {
      for (const { at, guess } of open.get(id) ?? []) take({ ...guess, waited: (now - at) / minute });
      open.delete(id);
    },
  });
  return learnt;
}

const withTold = <Ticket>(ticket: Ticket, told: Told | undefined) => (told ? { ...ticket, told } : ticket);

/** What the two older rules say of somebody in the line; undefined: no open counter calls the service. */
function baselinesOf(
  { tickets, counters }: PlayedFloor,
  id: string,
  now: number,
): Pick<Guess, 'zms' | 'queueSg'> | undefined {
  const line = lineUp(tickets, rules, now);
  const place = line.findIndex((one) => one.id === id);
  const service = line[place]?.service ?? '';
  const calling = counters.filter(({ state, services }) => state === 'open' && services.includes(service));
  if (calling.length === 0) return undefined;
  const rivals = new Set(calling.flatMap(({ services }) => services));
  const ahead = line.slice(0, place).filter((one) => rivals.has(one.service)).length;
  return { zms: (12 * ahead) / calling.length, queueSg: 3 * ahead };
}

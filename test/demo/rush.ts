import { parseArgs } from 'node:util';
import { Citizen, nikOf, outcome } from '../world/citizen.ts';
import { loopback } from './loopback.ts';
import { dateAt, firstOffice, freeAt } from './office.ts';

// `npm run demo:rush`: 400 people race for 60 places of a suite that runs on this machine, and what came of it. Ends by itself.

const PEOPLE = 400;
const PLACES = 60;
/** Milliseconds after which nobody waits any longer. */
const LONGEST = 300_000;

interface Answered {
  readonly said: string;
  readonly ticket?: string;
  readonly milliseconds: number;
}

type Wish = Parameters<Citizen['book']>[0];

setTimeout(() => {
  console.error(`Not over after ${LONGEST / 1000} s.`);
  process.exit(1);
}, LONGEST).unref();

try {
  const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://localhost:8080' } } });
  await race(loopback(values.url));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}

async function race(url: string): Promise<void> {
  const wanted = await freePlaces(url);
  const [{ office, service, date }] = wanted.wishes;
  console.log(
    `${PEOPLE} orang berebut ${wanted.places} tempat · people race for places: ${office}/${service}, ${date}`,
  );

  const first = Math.floor(Math.random() * 9_000_000);
  const citizens = Array.from({ length: PEOPLE }, (_, number) => nikOf(first + number));
  const prepared = [];
  for (const nik of citizens) {
    const citizen = new Citizen(() => url, nik);
    await citizen.prepare(shuffled(wanted.wishes)[0] ?? wanted.wishes[0]);
    prepared.push(citizen);
  }

  const began = performance.now();
  const answers = await Promise.all(prepared.map((citizen) => insist(url, citizen, wanted.wishes)));
  report(answers, wanted.places, performance.now() - began);
}

/** Tries the wanted windows one after the other until there is a place, or none anywhere. */
async function insist(url: string, citizen: Citizen, wishes: readonly Wish[]): Promise<Answered> {
  const began = performance.now();
  let reply = await citizen.insist();
  const left = shuffled(wishes);
  while (!('held' in reply) && reply.problem.code === 'full') {
    // "Full" names what is still free: no use in asking for anything else.
    const offered = reply.problem.next ?? [];
    const wish = left.find(({ date, window }) =>
      offered.some((one) => one.date === date && one.start === window),
    );
    if (wish === undefined) break;
    left.splice(left.indexOf(wish), 1);
    reply = await new Citizen(() => url, citizen.nik).book(wish);
  }
  const milliseconds = performance.now() - began;
  const ticket = 'held' in reply ? { ticket: reply.held.booking.ticket } : {};
  return { said: outcome(reply), ...ticket, milliseconds };
}

/** Windows of one service and day with 60 places between them. */
async function freePlaces(url: string): Promise<{ wishes: readonly [Wish, ...Wish[]]; places: number }> {
  const office = await firstOffice(url);
  for (let day = 1; day < office.horizonDays; day += 1) {
    const date = dateAt(Date.now() + day * 86_400_000, office.timezone);
    for (const { id: service } of office.services) {
      const { windows } = await freeAt(url, { office: office.id, service, date });
      const wishes: Wish[] = [];
      let places = 0;
      for (const { state, start, remaining } of windows) {
        if (state !== 'open' || places + remaining > PLACES) continue;
        places += remaining;
        wishes.push({ office: office.id, service, date, window: start });
      }
      const [one, ...others] = wishes;
      if (one && places === PLACES) return { wishes: [one, ...others], places };
    }
  }
  throw new Error(`No service has ${PLACES} free places on one day. Try: npm start -- --region demo --fresh`);
}

function report(answers: readonly Answered[], places: number, all: number): void {
  const said = new Map<string, number>();
  for (const one of answers) said.set(one.said, (said.get(one.said) ?? 0) + 1);
  const tickets = answers.flatMap(({ ticket }) => ticket ?? []);
  const times = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number) => `${((times[Math.ceil(share * times.length) - 1] ?? 0) / 1000).toFixed(2)} s`;
  const distinct = new Set(tickets).size;
  for (const [what, count] of said) console.log(`${String(count).padStart(5)}  ${what}`);
  console.log(`${String(distinct).padStart(5)}  nomor berbeda · distinct numbers`);
  console.log(
    `       jawaban · answers: p50 ${at(0.5)}, p95 ${at(0.95)}; semuanya · all of it: ${(all / 1000).toFixed(1)} s`,
  );
  const fair =
    said.get('booked') === places && said.get('full') === answers.length - places && distinct === places;
  console.log(
    fair
      ? 'Tepat: tidak ada nomor ganda, tidak ada tempat tersisa · as it must be'
      : 'TIDAK TEPAT · NOT AS IT MUST BE',
  );
  if (!fair) process.exitCode = 1;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

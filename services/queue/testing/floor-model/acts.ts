import type { Outcome as Answer, StaffCall } from '#shared/http/endpoint.ts';
import type { Ticket } from '../../domain/floor/ticket.ts';
import { checkIn } from '../../operations/floor/check-in.ts';
import { actOnTicket, type CounterPorts, callNext, setCounter } from '../../operations/floor/counters.ts';
import { followFloor } from '../../operations/floor/follow-floor.ts';
import { issueNumber } from '../../operations/floor/issue-number.ts';
import { repairArrival } from '../../operations/floor/repair-arrival.ts';
import { runDay } from '../../operations/floor/run-day.ts';
import type { Refusal } from '../../refusals.ts';
import { deedPrefix } from './watch.ts';
import { type Deed, type Press, services, type World } from './world.ts';

/** One thing that somebody in the hall does, over the ports of one invocation. */
export type Act = (world: World, ports: CounterPorts) => Promise<void>;

const call = (
  officer: string,
  role: 'officer' | 'head' | 'kiosk' = 'officer',
  correlationId = '3f8e2c1a-0000-4000-8000-0000000000ff',
): StaffCall => ({
  correlationId,
  viewer: '203.0.113.1',
  actor: { id: officer, roles: [`disdukcapil/${role}`] },
});

function note<T>(world: World, what: string, answer: Answer<T, Refusal>): T | undefined {
  if ('answer' in answer) {
    world.count(`${what} answered`);
    return answer.answer;
  }
  world.count(`${what} refused ${answer.refused[0].code}`);
  return undefined;
}

const someOfficer = ({ random, officers }: World): string => random.pick(officers) ?? '';
const someCounter = ({ random, counters }: World): string => random.pick(counters) ?? '1';
const pathOf = (world: World, counter: string) => ({ office: world.id.office, counter });

/** The officer who sits at a counter, or now and then somebody else. */
async function officerAt(world: World, counter: string): Promise<string> {
  const { counters } = await world.floors.read(world.id);
  const officer = counters.find(({ id }) => id === counter)?.officer;
  return officer === undefined || world.random.chance(0.05) ? someOfficer(world) : officer;
}

async function open(world: World, ports: CounterPorts): Promise<void> {
  const { random } = world;
  const { day } = await world.floors.read(world.id);
  // Who comes to work after the day was closed has it opened again.
  if (day?.state === 'over' && random.chance(0.6)) return changeDay(world, ports);
  const counter = someCounter(world);
  const chosen = services.filter(() => random.chance(0.5));
  const state = random.weighted({ open: 18, break: 1, closed: 1 });
  const body = { state, services: chosen.length > 0 ? chosen : [...services] };
  const by = call(await officerAt(world, counter), random.chance(0.1) ? 'head' : 'officer');
  note(world, 'counter', await setCounter(ports)({ path: pathOf(world, counter), body }, by));
}

/** The next one with one key; now and then one of the latest requests of a counter comes once more. */
async function press(world: World, ports: CounterPorts): Promise<void> {
  const { random } = world;
  const counter = someCounter(world);
  const earlier = world.pressed.filter((one) => one.counter === counter).slice(-LATE);
  const again = random.chance(0.3) ? random.pick(earlier) : undefined;
  const sent = again ?? (await newPress(world, counter));
  if (!again) world.pressed.push(sent);
  const { key, officer, body } = sent;
  const request = { path: pathOf(world, counter), headers: { 'idempotency-key': key }, body };
  note(world, again ? 'call again' : 'call', await callNext(ports)(request, call(officer)));
}

/** Requests of a counter that may come again. */
const LATE = 6;

async function newPress(world: World, counter: string): Promise<Press> {
  const { random } = world;
  const { tickets } = await world.floors.read(world.id);
  const named = random.chance(0.05) ? random.pick(tickets) : undefined;
  return {
    counter,
    officer: await officerAt(world, counter),
    key: world.newKey(),
    body: {
      ...(random.chance(0.6) ? { finish: random.weighted({ finished: 5, left: 1 }) } : {}),
      ...(named ? { ticket: named.id } : {}),
    },
  };
}

const wishes = {
  CALLED: { serve: 70, miss: 15, recall: 10, transfer: 2, finish: 1 },
  SERVING: { finish: 50, park: 20, transfer: 20, serve: 5 },
  PARKED: { resume: 80, finish: 10, transfer: 10 },
  MISSED: { requeue: 80, miss: 10 },
  WAITING: { requeue: 10, transfer: 10, serve: 5 },
  DONE: { finish: 80, resume: 20 },
  CANCELLED: { finish: 50, resume: 50 },
} as const;

/** Something is done to a ticket; now and then one of the latest such requests comes once more. */
async function handle(world: World, ports: CounterPorts): Promise<void> {
  const { random } = world;
  const again = random.chance(0.3) ? random.pick(world.handled.slice(-LATE)) : undefined;
  const sent = again ?? (await newDeed(world));
  if (!sent) return;
  if (!again) world.handled.push(sent);
  const { key, counter, officer, body } = sent;
  const request = { path: pathOf(world, counter), headers: { 'idempotency-key': key }, body };
  const answer = await actOnTicket(ports)(request, call(officer, 'officer', `${deedPrefix}${key}`));
  note(world, again ? `${body.action} again` : body.action, answer);
}

async function newDeed(world: World): Promise<Deed | undefined> {
  const { random } = world;
  const { tickets } = await world.floors.read(world.id);
  const near = tickets.filter(({ state }) => state !== 'DONE' && state !== 'WAITING');
  const ticket = random.pick(random.chance(0.9) && near.length > 0 ? near : tickets);
  if (!ticket) return undefined;
  const counter = ticket.counter === undefined || random.chance(0.1) ? someCounter(world) : ticket.counter;
  const action = random.weighted(weightsOf(ticket));
  const service = random.pick(services.filter((one) => one !== ticket.service));
  const body = { action, ticket: ticket.id, ...(action === 'transfer' && service ? { service } : {}) };
  return { counter, officer: await officerAt(world, counter), key: world.newKey(), body };
}

type Wish = 'recall' | 'miss' | 'serve' | 'finish' | 'park' | 'resume' | 'transfer' | 'requeue';
const weightsOf = ({ state }: Ticket): Readonly<Record<Wish, number>> => ({
  recall: 0,
  miss: 0,
  serve: 0,
  finish: 0,
  park: 0,
  resume: 0,
  transfer: 0,
  requeue: 0,
  ...wishes[state],
});

async function comeByChance(world: World, ports: CounterPorts): Promise<void> {
  const { random, walkIns } = world;
  const known = random.chance(0.2) ? random.pick([...walkIns.keys()]) : undefined;
  const key = known ?? world.newKey();
  const place = Number(key.slice(-3)) % services.length;
  const body = { service: services[place] ?? 'akta', priority: Number(key.slice(-3)) % 7 === 0 };
  walkIns.set(key, walkIns.get(key));
  const request = { path: { office: world.id.office }, headers: { 'idempotency-key': key }, body };
  const answer = note(world, 'number', await issueNumber(ports)(request, call(someOfficer(world), 'kiosk')));
  if (!answer) return;
  const { ticket: label } = answer.ticket;
  const promised = walkIns.get(key);
  if (promised && promised.label !== label) world.flaw(`${key} was told ${promised.label} and ${label}`);
  walkIns.set(key, { label });
}

async function comeAsBooked(world: World, ports: CounterPorts): Promise<void> {
  const id = world.random.pick(world.bookings);
  if (!id) return;
  const request = { path: { office: world.id.office }, body: { code: `balai:${world.region.id}:${id}` } };
  note(world, 'check-in', await checkIn(ports)(request, call(someOfficer(world), 'kiosk')));
}

/** One action under a key of its own. */
export const actInPeace = (
  world: World,
  ports: CounterPorts,
  {
    path,
    action,
    ticket,
    by,
  }: {
    readonly path: { readonly office: string; readonly counter: string };
    readonly action: 'serve' | 'finish' | 'resume';
    readonly ticket: string;
    readonly by: StaffCall;
  },
) =>
  actOnTicket(ports)({ path, headers: { 'idempotency-key': world.newKey() }, body: { action, ticket } }, by);

/** At the end of a day everybody at a counter is served, past the network. */
async function clearCounters(world: World, tickets: readonly Ticket[]): Promise<void> {
  const ports = world.ports({ skew: 0 });
  const by = call(someOfficer(world), 'head');
  for (const { id, state, counter } of tickets) {
    if (counter === undefined || (state !== 'CALLED' && state !== 'SERVING')) continue;
    const path = pathOf(world, counter);
    const at = { path, ticket: id, by };
    if (state === 'CALLED') await actInPeace(world, ports, { ...at, action: 'serve' });
    await actInPeace(world, ports, { ...at, action: 'finish' });
  }
}

async function changeDay(world: World, ports: CounterPorts): Promise<void> {
  const { day, tickets } = await world.floors.read(world.id);
  const state = day?.state === 'over' || world.random.chance(0.3) ? 'open' : 'over';
  const request = { path: { office: world.id.office }, body: { state } as const };
  if (state === 'over' && world.random.chance(0.8)) await clearCounters(world, tickets);
  note(world, `day ${state}`, await runDay(ports)(request, call(someOfficer(world), 'head')));
}

/** The event of somebody's check-in comes to its consumer, perhaps for the second time. */
async function repair(world: World, ports: CounterPorts): Promise<void> {
  const visit = world.random.pick(world.bookings);
  if (visit) await repairArrival(ports, { metadata: { id: 'event-0000' }, data: { visit } });
}

/** Everything that happens in a hall, and how often. */
export const acts: Readonly<Record<string, { readonly weight: number; readonly act: Act }>> = {
  open: { weight: 14, act: open },
  press: { weight: 34, act: press },
  handle: { weight: 34, act: handle },
  comeByChance: { weight: 12, act: comeByChance },
  comeAsBooked: { weight: 6, act: comeAsBooked },
  changeDay: { weight: 1, act: changeDay },
  repair: { weight: 1, act: repair },
  follow: { weight: 4, act: (world, ports) => followFloor(ports, world.id) },
};

import { callNext, setCounter } from '../../operations/floor/counters.ts';
import { followFloor } from '../../operations/floor/follow-floor.ts';
import { issueNumber } from '../../operations/floor/issue-number.ts';
import { repairArrival } from '../../operations/floor/repair-arrival.ts';
import { runDay } from '../../operations/floor/run-day.ts';
import { actInPeace } from './acts.ts';
import { services, type World } from './world.ts';

const head = {
  correlationId: '3f8e2c1a-0000-4000-8000-0000000000ff',
  viewer: '203.0.113.1',
  actor: { id: '3f8e2c1a-0000-4000-8000-0000000000aa', roles: ['disdukcapil/head'] },
};

/** When nothing is on its way any more: everybody who came is on the floor, the line says so, and the hall can be emptied. */
export async function flawsAtRest(world: World): Promise<readonly string[]> {
  const ports = world.ports({ skew: 0 });
  const { id, floors } = world;
  const flaws: string[] = [];
  for (const visit of world.bookings) {
    await repairArrival(ports, { metadata: { id: 'event-0000' }, data: { visit } });
  }
  await followFloor(ports, id);

  const floor = await floors.read(id);
  for (const { id: booking, state } of world.stores.rows.bookings.values()) {
    if (state === 'ARRIVED' && !floor.tickets.some((ticket) => ticket.id === booking)) {
      flaws.push(`${booking} came and has no ticket`);
    }
  }
  for (const [key, promised] of world.walkIns) {
    if (promised && !floor.tickets.some(({ label }) => label === promised.label)) {
      flaws.push(`${key} was told ${promised.label}, which is not on the floor`);
    }
  }
  if (floor.day === undefined) return flaws;
  const waiting = floor.tickets.filter(({ state }) => state === 'WAITING').map(({ label }) => label);
  const shown = floor.line?.order.map(([label]) => label) ?? [];
  if (waiting.toSorted().join() !== shown.toSorted().join()) flaws.push('the line shows others than wait');
  if (world.random.chance(0.4)) await closeDay(world);
  const closed = await floors.read(id);
  if (closed.day?.state === 'over') {
    const left = closed.tickets.find(
      ({ state, misses }) => state === 'WAITING' || state === 'PARKED' || (state === 'MISSED' && misses < 2),
    );
    if (left) flaws.push(`${left.label} is ${left.state} on a day that is over`);
  }
  return [...flaws, ...(await flawsOfEmptying(world))];
}

/** Who is at a counter is served, then the day is closed, in peace. */
async function closeDay(world: World): Promise<void> {
  const ports = world.ports({ skew: 0 });
  const { office } = world.id;
  for (const { state, counter, id: ticket } of (await world.floors.read(world.id)).tickets) {
    if (counter === undefined || (state !== 'CALLED' && state !== 'SERVING')) continue;
    const at = { path: { office, counter }, ticket, by: head };
    if (state === 'CALLED') await actInPeace(world, ports, { ...at, action: 'serve' });
    await actInPeace(world, ports, { ...at, action: 'finish' });
  }
  await runDay(ports)({ path: { office }, body: { state: 'over' } }, head);
}

/** Serves everybody who is left at one counter: nobody may be out of reach. */
async function flawsOfEmptying(world: World): Promise<readonly string[]> {
  const ports = world.ports({ skew: 0 });
  const { office } = world.id;
  const path = { office, counter: '1' };
  await runDay(ports)({ path: { office }, body: { state: 'open' } }, head);
  const key = () => ({ 'idempotency-key': world.newKey() });
  await issueNumber(ports)({ path: { office }, headers: key(), body: { service: 'akta' } }, head);
  const actAt = async (counter: string, action: 'serve' | 'finish' | 'resume', ticket: string) =>
    actInPeace(world, ports, { path: { office, counter }, action, ticket, by: head });

  for (const { state, counter, id } of (await world.floors.read(world.id)).tickets) {
    if (state === 'CALLED') await actAt(counter ?? '1', 'serve', id);
    if (state === 'CALLED' || state === 'SERVING') await actAt(counter ?? '1', 'finish', id);
    if (state === 'PARKED') await actAt('1', 'finish', id);
  }
  await setCounter(ports)({ path, body: { state: 'open', services: [...services] } }, head);
  for (let calls = 0; calls < 400; calls += 1) {
    const called = await callNext(ports)({ path, headers: key(), body: {} }, head);
    if ('refused' in called) break;
    const { ticket } = called.answer.counter;
    if (!ticket) return ['a call was answered without a ticket'];
    await actAt('1', 'serve', ticket.id);
    await actAt('1', 'finish', ticket.id);
  }
  const ends = ['DONE', 'CANCELLED', 'MISSED'];
  const stuck = (await world.floors.read(world.id)).tickets.filter(({ state }) => !ends.includes(state));
  return stuck.map(({ label, state }) => `${label} cannot be reached any more: ${state}`);
}

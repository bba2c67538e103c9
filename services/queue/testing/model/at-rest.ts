import { type BookingId, bookingId } from '../../domain/ids.ts';
import { type Sheet, standingOf } from '../../domain/sheet.ts';
import type { Attempt, World } from './world.ts';

/** What is wrong when nothing is under way any more and settle has nothing left to do. */
export async function flawsAtRest(world: World): Promise<string[]> {
  const sheets = new Map<string, Sheet>();
  for (const { id } of world.sheets) {
    const sheet = await world.stores.sheets.read(id);
    if (sheet) sheets.set(id.date, sheet);
  }
  const flaws: string[] = [];
  for (const attempt of world.attempts) flaws.push(...(await flawsOfBooking(world, sheets, attempt.id)));
  for (const attempt of world.attempts) flaws.push(...(await flawsOfLink(world, sheets, attempt)));
  for (const { closing, sheet } of world.closings) {
    const stretch = sheets.get(sheet.date)?.shut?.find(([id]) => id === closing);
    if (world.reopened.has(closing) && stretch?.[2] !== '00:00') {
      flaws.push(`${closing} was opened again, but is closed`);
    }
  }
  return flaws;
}

/** The link of a booking that was moved away leads to the one that lives in its stead, and there is one at most. */
async function flawsOfLink(world: World, sheets: Map<string, Sheet>, attempt: Attempt): Promise<string[]> {
  if (!attempt.from) return [];
  const sheet = sheets.get(attempt.sheet.date);
  if (!sheet || standingOf(sheet, attempt.id)?.state !== 'held') return [];
  let first = attempt;
  while (first.from) first = world.attemptOf(first.from);
  let last = await world.stores.bookings.read(first.id);
  while (last?.movedTo) last = await world.stores.bookings.read(last.movedTo);
  if (last?.id === attempt.id || last?.state === 'ARRIVED') return [];
  return [`${attempt.id} lives, but the link of ${first.id}, which it replaced, leads to ${last?.id}`];
}

const eventsOf = (world: World, id: BookingId): string[] =>
  world.written
    .filter(({ booking }) => booking.id === id)
    .flatMap(({ events }) => events.map(({ event }) => event.detailType));

async function flawsOfBooking(world: World, sheets: Map<string, Sheet>, id: BookingId): Promise<string[]> {
  const attempt = world.attemptOf(id);
  const sheet = sheets.get(attempt.sheet.date);
  const standing = sheet && standingOf(sheet, id);
  const booking = await world.stores.bookings.read(id);
  const flaws: string[] = [];
  const state = booking?.state ?? 'absent';

  if (!standing) {
    const ended = booking?.wish?.ended !== undefined && state === 'CANCELLED';
    if (state !== 'PENDING' && state !== 'absent' && !ended) {
      flaws.push(`${id} is ${state}, but not on its sheet`);
    }
    if (world.waiting.has(id) && !ended) flaws.push(`${id} was told to wait, but is ${state}`);
    const ends = eventsOf(world, id).filter((type) => type === 'WishEnded.v1').length;
    if (ends !== (ended ? 1 : 0)) flaws.push(`${id} is ${state}, but its end was told ${ends} times`);
    if (world.promised.has(id)) flaws.push(`${id} was promised, but is not on its sheet`);
    return flaws;
  }
  const agrees =
    standing.state === 'held' ? state === 'BOOKED' || state === 'ARRIVED' : state === 'CANCELLED';
  if (!agrees) flaws.push(`${id} is ${standing.state} on its sheet, but ${state} in its details`);
  if (booking?.number !== standing.number) {
    flaws.push(`${id} has number ${standing.number} on its sheet, but ${booking?.number} in its details`);
  }
  if (booking?.window !== standing.window) flaws.push(`${id} is in another window than its details say`);
  if (booking?.from) flaws.push(`${id} still waits for ${booking.from} to end`);

  const promised = world.promised.get(id);
  if (promised !== undefined && !world.disturbed.has(id)) {
    if (standing.state !== 'held' || standing.number !== promised) {
      flaws.push(
        `${id} was promised number ${promised} and left alone, but is ${standing.state} ${standing.number}`,
      );
    }
  }
  if (world.cancelAnswered.has(id) && standing.state === 'held') flaws.push(`${id} was cancelled, but lives`);
  if (world.arrived.has(id) && state !== 'ARRIVED') flaws.push(`${id} arrived, but is ${state}`);

  if (attempt.from && standing.state === 'held') {
    const old = await world.stores.bookings.read(attempt.from);
    const oldSheet = sheets.get(world.attemptOf(attempt.from).sheet.date);
    const oldStanding = oldSheet && standingOf(oldSheet, attempt.from);
    const both = oldStanding?.state === 'held' && !(old?.state === 'ARRIVED' && state === 'ARRIVED');
    if (both) flaws.push(`${id} lives beside ${attempt.from}, which it replaced (${old?.state}, ${state})`);
  }

  const events = world.written
    .filter(({ booking: { id: subject } }) => subject === id)
    .flatMap(({ events }) => events);
  const last = events.at(-1)?.event.detailType;
  if (standing.state === 'held' && last !== 'SlotBooked.v1' && last !== 'SlotMoved.v1') {
    flaws.push(`${id} is held, but its last event is ${last}`);
  }
  if (standing.state === 'released' && last !== 'SlotCancelled.v1') {
    flaws.push(`${id} is released, but its last event is ${last}`);
  }
  const people = await world.stores.people.list(attempt.person, attempt.sheet.date, 1_000);
  const everBooked = events.some(({ event }) => event.detailType === 'SlotBooked.v1');
  if (everBooked && !people.some((entry) => bookingId.parse(entry.booking) === id)) {
    flaws.push(`${id} was booked, but the index of its person does not know it`);
  }
  return flaws;
}

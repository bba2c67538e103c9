import { localTime } from '#shared/time/local.ts';
import { remaining } from '../../domain/availability.ts';
import { checkInOpens } from '../../domain/check-in.ts';
import { claim } from '../../domain/claim.ts';
import { type BookingId, bookingId, tag as parseTag, type Tag } from '../../domain/ids.ts';
import { type Sheet, type Window, windowsOf } from '../../domain/sheet.ts';
import type { SheetWrite } from '../../domain/sheet-write.ts';
import { shutBy } from '../../domain/shut.ts';
import type { SheetRecord } from '../memory-stores.ts';
import { limits } from './scheduler.ts';

/** What the history checks know beside the sheets. */
export interface Facts {
  readonly tagOf: (id: BookingId) => Tag;
  readonly changesPerDay: number;
  readonly leastCoolDown: number;
  /** Seats of a window above its quota for who holds an offer, and who ever used one; absent: there are none. */
  readonly favours?: { readonly seats: number; readonly has: (id: BookingId) => boolean };
}

const entriesOf = (sheet: Sheet): [BookingId, number][] =>
  Object.entries(sheet.held).map(([id, entry]) => [bookingId.parse(id), entry]);

const owns = (window: Window, number: number): boolean =>
  window.blocks.some(([first, last]) => first <= number && number <= last);

const living = (sheet: Sheet, window: Window): number =>
  Object.values(sheet.held).filter((entry) => entry > 0 && owns(window, entry)).length;

/** What is wrong with one sheet, whatever led to it. */
export function flawsOf(sheet: Sheet, facts: Facts): string[] {
  const flaws: string[] = [];
  const entries = entriesOf(sheet);
  const numbers = entries.map(([, entry]) => Math.abs(entry));
  if (new Set(numbers).size !== numbers.length) flaws.push('a number was issued twice');

  const blocks = [...windowsOf(sheet).flatMap(([, { blocks: own }]) => own), ...sheet.spare].sort(
    ([a], [b]) => a - b,
  );
  blocks.forEach(([first, last], index) => {
    const [, before] = blocks[index - 1] ?? [0, 0];
    if (first <= before || last > sheet.top) flaws.push('blocks overlap');
  });

  for (const [name, window] of windowsOf(sheet)) {
    const live = living(sheet, window);
    if (live + window.cooling.length !== window.taken) {
      flaws.push(`${name}: ${live} held + ${window.cooling.length} cooling, but ${window.taken} taken`);
    }
    if (window.cooling.length > 0 && window.taken > window.cap) flaws.push(`${name}: cools above its quota`);
    const issued = numbers.filter((number) => owns(window, number));
    if (Math.max(0, ...issued) > window.last) flaws.push(`${name}: a number beyond the last one`);
  }

  const live = entries.filter(([, entry]) => entry > 0).map(([id]) => facts.tagOf(id));
  if (new Set(live).size !== live.length) flaws.push('a person holds two bookings');
  const lockedOut = Object.entries(sheet.changes).flatMap(([person, used]) =>
    used > facts.changesPerDay ? [parseTag.parse(person)] : [],
  );
  const expected = new Set([...live, ...lockedOut]);
  if (expected.size !== sheet.people.size || [...expected].some((person) => !sheet.people.has(person))) {
    flaws.push(`people are ${[...sheet.people]}, not ${[...expected]}`);
  }
  return flaws;
}

/** What is wrong with a step from one image to the next, at a time that is known to the width of the clocks. */
export function flawsOfStep({ before, after }: SheetRecord, now: number, facts: Facts): string[] {
  if (!before) return [];
  const flaws: string[] = [];
  if (after.v !== before.v + 1) flaws.push(`version ${before.v} was followed by ${after.v}`);
  for (const [id, entry] of entriesOf(before)) {
    const next = after.held[id];
    if (next === undefined) flaws.push(`${id} was forgotten`);
    else if (entry < 0 && next !== entry) flaws.push(`${id} came back to life`);
    else if (entry > 0 && next < 0 && next !== -entry) flaws.push(`${id} ended under another number`);
    else if (entry > 0 && next !== entry) flaws.push(...flawsOfChange({ before, after }, id, facts));
  }
  for (const [place, [id, , to]] of (before.shut ?? []).entries()) {
    const next = after.shut?.[place];
    if (next?.[0] !== id) flaws.push(`closing ${id} was forgotten`);
    else if (to === '00:00' && next[2] !== to) flaws.push(`${id} closed anew`);
  }
  for (const [name, window] of windowsOf(after)) {
    const old = before.windows[name];
    if (!old) continue;
    flaws.push(...flawsOfWindow({ name, old, window, before, after, now, facts }));
  }
  return flaws;
}

const totalCooling = (sheet: Sheet): number =>
  Object.values(sheet.windows).reduce((sum, { cooling }) => sum + cooling.length, 0);

/** A move or a cancel is counted; an officer's void forgives, and a burial after self-service does not count. */
function flawsOfChange(
  { before, after }: { before: Sheet; after: Sheet },
  id: BookingId,
  { tagOf, changesPerDay, favours }: Facts,
): string[] {
  const person = tagOf(id);
  const [was, is] = [before.changes[person], after.changes[person]];
  const counted = is === (was ?? 0) + 1;
  if ((after.held[id] ?? 0) > 0) {
    const amended = favours?.has(id) && is === was;
    return amended || (counted && is <= changesPerDay) ? [] : [`${id} moved, changes ${was} became ${is}`];
  }
  const forgiven = is === undefined && !after.people.has(person);
  const buried = is === was && totalCooling(after) === totalCooling(before);
  return counted || forgiven || buried ? [] : [`${id} ended, changes ${was} became ${is}`];
}

function flawsOfWindow(step: {
  name: string;
  old: Window;
  window: Window;
  before: Sheet;
  after: Sheet;
  now: number;
  facts: Facts;
}): string[] {
  const { name, old, window, before, after, now, facts } = step;
  const flaws: string[] = [];
  const issued = entriesOf(after).filter(
    ([id, entry]) => entry > 0 && entry !== before.held[id] && owns(window, entry),
  );
  const [was, is] = [living(before, old), living(after, window)];
  const favoured = issued.length > 0 && issued.every(([id]) => facts.favours?.has(id));
  const most = window.cap + (favoured && window.cap > 0 ? (facts.favours?.seats ?? 0) : 0);
  if (is > Math.max(most, was)) flaws.push(`${name}: ${is} hold ${window.cap} seats`);
  if (is > was && is > most) flaws.push(`${name}: sold above its quota`);
  if (issued.length > 0 && shutBy(before, localTime.parse(name)) !== undefined) {
    flaws.push(`${name}: sold while it was closed by hand`);
  }
  for (const [, number] of issued) {
    if (number <= old.last && old.last !== old.blockEnd) flaws.push(`${name}: ${number} follows ${old.last}`);
    if (number <= old.last) flaws.push(`${name}: ${number} is out of order`);
    if (!favoured && now < after.opensAt - limits.skew) flaws.push(`${name}: sold before booking opened`);
    if (now >= checkInOpens(window.till)) flaws.push(`${name}: sold after check-in opened`);
  }
  const resold = old.cooling.length - window.cooling.length === 1 && window.revision === old.revision;
  if (resold && !favoured) {
    const sold = old.cooling.find((at, index) => window.cooling[index] !== at);
    if (sold !== undefined && sold > now + limits.skew)
      flaws.push(`${name}: a seat was sold before it was ripe`);
  }
  return flaws;
}

/** What the step exercised, for the tally of a run. */
export function featuresOf({ before, after }: SheetRecord): string[] {
  if (!before) return [];
  const features: string[] = [];
  for (const [name, window] of windowsOf(after)) {
    const old = before.windows[name];
    if (!old) continue;
    const sold = living(after, window) > living(before, old);
    if (window.blocks.length > old.blocks.length) features.push('spare block attached');
    if (sold && window.cooling.length < old.cooling.length) features.push('ripe seat sold again');
    if (sold && window.taken === window.cap) features.push('last seat sold');
    if (sold && window.taken > window.cap) features.push('seat above the quota sold to who lost theirs');
    if (window.taken < old.taken && window.revision === old.revision) features.push('seat not sold again');
    if (window.revision > old.revision && living(after, window) > window.cap)
      features.push('quota below what is held');
    if (window.revision > old.revision && window.cooling.length < old.cooling.length)
      features.push('cooling seat given up');
    if (window.revision > old.revision && old.cap === 0) features.push('window reopened');
  }
  if (after.people.size === before.people.size && totalCooling(after) > totalCooling(before)) {
    const ended = Object.keys(before.held).some(
      (id) =>
        Math.sign(before.held[bookingId.parse(id)] ?? 0) !== Math.sign(after.held[bookingId.parse(id)] ?? 0),
    );
    features.push(ended ? 'person locked out for the day' : 'booking moved');
  }
  return features;
}

/** What is wrong with a write as it is sent: a seat given back must cool down unless an officer forgives. */
export function flawsOfWrite({ changes }: SheetWrite, now: number, { leastCoolDown }: Facts): string[] {
  const forgives = changes.some((change) => change.do === 'remove' && change.place[0] === 'changes');
  return changes.flatMap((change) => {
    if (change.do !== 'append' || typeof change.item !== 'number' || forgives) return [];
    return change.item >= now + leastCoolDown ? [] : [`a seat cools down for ${change.item - now} ms only`];
  });
}

/** Whether a stranger's claim is refused exactly when nothing remains. */
export function flawsOfOffer(sheet: Sheet, now: number): string[] {
  const stranger = { id: bookingId.parse('stranger-id'), tag: parseTag.parse('stranger--') };
  return windowsOf(sheet).flatMap(([name, window]) => {
    const left = remaining(sheet, window, now);
    const open = window.cap > 0 && shutBy(sheet, name) === undefined;
    const sells = sheet.opensAt <= now && now < window.till && open && left > 0;
    const sold = claim(sheet, { ...stranger, window: name }, now).kind === 'write';
    return sells === sold ? [] : [`${name}: ${left} remain, yet a claim is ${sold ? 'sold' : 'refused'}`];
  });
}

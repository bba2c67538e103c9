import type { Region } from '#shared/region/schema.ts';
import type { Settings } from '#shared/settings/remember.ts';
import type { Clock } from '#shared/time/clock.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { ClosingStore } from '../domain/closing-store.ts';
import { effectOnDay, type WindowEffect } from '../domain/day-effect.ts';
import { followDay } from '../domain/follow-day.ts';
import { type DayClock, goneHours } from '../domain/gone-hours.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
import { type FollowCause, followHours, type GoneHours } from './closings/follow-hours.ts';
import { commitToSheet } from './commit-decision.ts';
import { everySheet, forEach, type SheetPlace } from './every-sheet.ts';
import { serviceDay } from './service-day.ts';
import { type MakePorts, makeSheet } from './wishes/make-sheet.ts';

/** Sheets that follow at the same time. */
const WIDTH = 8;

/** Times that the settings may change while the sheets follow; what is left then is the hourly sweep's. */
const ROUNDS = 5;

export interface FollowPorts extends Pick<MakePorts, 'draws'> {
  readonly settings: Settings<Region>;
  readonly sheets: SheetStore;
  readonly closings: ClosingStore;
  readonly clock: Clock;
}

/** What follows, and for whom; all, and by itself, if not said. */
export interface FollowWish {
  readonly concerns?: (id: SheetId) => boolean;
  readonly cause?: FollowCause;
}

/** What became of one sheet. */
export interface Followed {
  readonly id: SheetId;
  readonly outcome: 'created' | 'changed' | 'same' | 'closed';
  readonly windows: readonly WindowEffect[];
}

/** The same, with what people held in hours that are gone. */
type Reached = Followed & Omit<GoneHours, 'id'>;

const nothingGone = { gone: [], closed: 0 } as const;

const sheetOf = ({ offer, date }: SheetPlace): SheetId => ({
  office: offer.office.id,
  service: offer.service.id,
  date,
});

/**
 * Makes the sheets of the horizon what the settings in force offer: creates what is missing, changes what differs. Whoever
 * changes settings follows them afterwards, and begins again when they changed meanwhile: the last to finish has followed the last.
 * Who holds a place in hours that are gone is offered another. Safe to repeat and to leave half done.
 */
export async function followSheets(
  ports: FollowPorts,
  { concerns = () => true, cause }: FollowWish = {},
): Promise<readonly Followed[]> {
  const { settings } = ports;
  const first = new Map<string, Sheet>();
  for (let round = 1; ; round += 1) {
    const { value: region, mark } = await settings.fresh();
    const places = everySheet(region, ports.clock.now()).filter((place) => concerns(sheetOf(place)));
    const followed: Reached[] = [];
    await forEach(places, WIDTH, async (place) => {
      followed.push(await followSheet(ports, region, { place, first }));
    });
    const { opened } = await followHours(ports, region, { sheets: followed, cause });
    if (round === ROUNDS || (!opened && (await settings.stands(mark)))) return followed;
  }
}

async function followSheet(
  { sheets, clock, draws }: FollowPorts,
  region: Region,
  { place, first }: { readonly place: SheetPlace; readonly first: Map<string, Sheet> },
): Promise<Reached> {
  const id = sheetOf(place);
  const day = serviceDay(region, place.offer, place.date);
  const offered = 'closed' in day ? undefined : day.unbooked;
  const known = await sheets.read(id);
  if (known === undefined) {
    if (offered === undefined) return { id, outcome: 'closed', windows: [], ...nothingGone };
    if ((await makeSheet({ sheets, draws }, offered)) === 'created')
      return { id, outcome: 'created', windows: [], ...nothingGone };
  }
  const dayClock = dayClockOf(region, clock.now(), id);
  if (known !== undefined && followDay(known, offered, clock.now()).kind === 'done') {
    const windows = effectOnDay({ before: known, sheet: known }, offered, dayClock);
    return { id, outcome: 'same', windows, ...goneOn(known, offered, dayClock) };
  }
  const name = Object.values(id).join('/');
  const before = first.get(name) ?? known ?? offered;
  const outcome = await commitToSheet(sheets, {
    sheet: id,
    known,
    decide: (sheet) => followDay(sheet, offered, clock.now()),
  });
  const changed = 'committed' in outcome;
  const sheet = changed ? await sheets.read(id) : known;
  if (before === undefined || sheet === undefined)
    return { id, outcome: 'same', windows: [], ...nothingGone };
  first.set(name, before);
  const windows = effectOnDay({ before, sheet }, offered, dayClock);
  return { id, outcome: changed ? 'changed' : 'same', windows, ...goneOn(sheet, offered, dayClock) };
}

const goneOn = (sheet: Sheet, offered: Sheet | undefined, clock: DayClock): Omit<GoneHours, 'id'> => ({
  gone: goneHours(sheet, offered, clock),
  closed: sheet.shut?.length ?? 0,
});

const dayClockOf = ({ timezone }: Region, now: number, { date }: SheetId): DayClock => ({
  now,
  isPast: (time) => instantOf(date, time, timezone) <= now,
});

/** What following a region would do to the sheets that stand; changes nothing. */
export async function foreseeSheets(
  { sheets, clock }: Pick<FollowPorts, 'sheets' | 'clock'>,
  region: Region,
  concerns: (id: SheetId) => boolean,
): Promise<readonly Followed[]> {
  const foreseen: Followed[] = [];
  const places = everySheet(region, clock.now()).filter((place) => concerns(sheetOf(place)));
  await forEach(places, WIDTH, async (place) => {
    const id = sheetOf(place);
    const day = serviceDay(region, place.offer, place.date);
    const sheet = await sheets.read(id);
    if (sheet === undefined) return;
    const offered = 'closed' in day ? undefined : day.unbooked;
    const windows = effectOnDay({ before: sheet, sheet }, offered, dayClockOf(region, clock.now(), id));
    foreseen.push({ id, outcome: 'same', windows });
  });
  return foreseen;
}

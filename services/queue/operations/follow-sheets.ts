import type { Region } from '#shared/region/schema.ts';
import type { Settings } from '#shared/settings/remember.ts';
import type { Clock } from '#shared/time/clock.ts';
import { effectOnDay, type WindowEffect } from '../domain/day-effect.ts';
import { followDay } from '../domain/follow-day.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';
import type { SheetStore } from '../domain/sheet-store.ts';
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
  readonly clock: Clock;
}

/** What became of one sheet. */
export interface Followed {
  readonly id: SheetId;
  readonly outcome: 'created' | 'changed' | 'same' | 'closed';
  readonly windows: readonly WindowEffect[];
}

const sheetOf = ({ offer, date }: SheetPlace): SheetId => ({
  office: offer.office.id,
  service: offer.service.id,
  date,
});

/**
 * Makes the sheets of the horizon what the settings in force offer: creates what is missing, changes what differs. Whoever
 * changes settings follows them afterwards, and begins again when they changed meanwhile: the last to finish has followed the last.
 * Safe to repeat and to leave half done; `concerns` picks the sheets.
 */
export async function followSheets(
  { settings, ...ports }: FollowPorts,
  concerns: (id: SheetId) => boolean = () => true,
): Promise<readonly Followed[]> {
  const first = new Map<string, Sheet>();
  for (let round = 1; ; round += 1) {
    const { value: region, mark } = await settings.fresh();
    const places = everySheet(region, ports.clock.now()).filter((place) => concerns(sheetOf(place)));
    const followed: Followed[] = [];
    await forEach(places, WIDTH, async (place) => {
      followed.push(await followSheet(ports, region, { place, first }));
    });
    if (round === ROUNDS || (await settings.stands(mark))) return followed;
  }
}

async function followSheet(
  { sheets, clock, ...making }: Omit<FollowPorts, 'settings'>,
  region: Region,
  { place, first }: { readonly place: SheetPlace; readonly first: Map<string, Sheet> },
): Promise<Followed> {
  const id = sheetOf(place);
  const day = serviceDay(region, place.offer, place.date);
  const offered = 'closed' in day ? undefined : day.unbooked;
  const known = await sheets.read(id);
  if (known === undefined) {
    if (offered === undefined) return { id, outcome: 'closed', windows: [] };
    if ((await makeSheet({ sheets, ...making }, offered)) === 'created')
      return { id, outcome: 'created', windows: [] };
  }
  if (known !== undefined && followDay(known, offered, clock.now()).kind === 'done') {
    const windows = effectOnDay({ before: known, sheet: known }, offered, clock.now());
    return { id, outcome: 'same', windows };
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
  if (before === undefined || sheet === undefined) return { id, outcome: 'same', windows: [] };
  first.set(name, before);
  const windows = effectOnDay({ before, sheet }, offered, clock.now());
  return { id, outcome: changed ? 'changed' : 'same', windows };
}

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
    const windows = effectOnDay({ before: sheet, sheet }, offered, clock.now());
    foreseen.push({ id, outcome: 'same', windows });
  });
  return foreseen;
}

import { faultFields } from '#shared/observability/log.ts';
import type { LocalTime } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { isWish } from '../../domain/booking.ts';
import { claim } from '../../domain/claim.ts';
import { waited } from '../../domain/seat.ts';
import { isWaitedFor, type Sheet, type SheetId, standingOf } from '../../domain/sheet.ts';
import {
  hasSeat,
  inTurn,
  keptWindows,
  type ListedWish,
  releaseTo,
  type WishTerms,
  windowsAhead,
} from '../../domain/wish.ts';
import { commitToSheet } from '../commit-decision.ts';
import { findOffer } from '../service-day.ts';
import { drawDue } from './draw-due.ts';
import { endWish } from './end-wish.ts';
import { keepForWaiting } from './keep-windows.ts';
import type { GrantPorts } from './ports.ts';
import { wishTerms } from './present-wish.ts';

/** Gives what has come free to who waits, on every day that somebody waits for; tries each, then throws if any failed. */
export async function grantWishes(ports: GrantPorts): Promise<void> {
  const today = localDateAt(ports.clock.now(), ports.region.timezone);
  const faults: unknown[] = [];
  for (const { id: office } of ports.region.offices) {
    for (const day of await ports.wishes.days(office, today)) {
      try {
        await grantDay(ports, day);
      } catch (fault) {
        ports.log('wishes-failed', { subject: Object.values(day).join('/'), ...faultFields(fault) });
        faults.push(fault);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Places could not be given to who waits');
}

/**
 * One round over who waits on a day. Everything can be repeated, done by several at once or left half done: a place is given by one
 * conditional write of the sheet under the id of the wish, and whoever finds it given only notes that.
 */
export async function grantDay(ports: GrantPorts, id: SheetId): Promise<void> {
  const region = await ports.settings.inForce();
  const known = await ports.sheets.read(id);
  if (known === undefined || findOffer(region, id) === undefined) return;
  // After the sheet: who begins to wait between the two has counted up what a clearing is bound to.
  const listed = await ports.wishes.list(id);
  const terms = wishTerms(region, id);
  const drawn = await drawDue(ports, known, listed);
  const round: Round = { ports, terms, sheet: known, missed: new Set() };
  const left: ListedWish[] = [];
  if (drawn === 'to come') left.push(...inTurn(listed));
  else {
    for (const wish of inTurn(listed, drawn.order)) {
      if ((await serve(round, wish, drawn.windows.get(wish.entry))) === 'waits') left.push(wish);
    }
  }
  await keepWindows(round, { known, left, release: drawn !== 'to come' });
}

/** A round as it goes on. */
interface Round {
  readonly ports: GrantPorts;
  readonly terms: WishTerms;
  /** As it is known after the last step. */
  sheet: Sheet;
  /** Windows that somebody served before would rather have had: nobody after them gets one in this round, however it comes free. */
  readonly missed: Set<LocalTime>;
}

type Served = 'waits' | 'over';

async function serve(round: Round, wish: ListedWish, drawn: LocalTime | undefined): Promise<Served> {
  const { ports, terms, sheet } = round;
  const { id, tag } = wish;
  if (sheet.held[id] !== undefined) return settled(round, wish);
  const why = sheet.people.has(tag) ? 'booked' : 'none-free';
  const now = ports.clock.now();
  const ahead = windowsAhead(sheet, wish, { ...terms, now });
  if (why === 'booked' || ahead.length === 0) {
    await endWish(ports, { id, tag, sheet: sheet.id }, why);
    return 'over';
  }
  const open = ahead.filter((name) => !round.missed.has(name));
  const wanted = [...(drawn === undefined ? [] : [drawn]), ...open].find(
    (name) => open.includes(name) && hasSeat(sheet, name, now),
  );
  const served = wanted === undefined ? 'waits' : await give(round, wish, wanted);
  const missed = wanted === undefined || served === 'waits' ? ahead : ahead.slice(0, ahead.indexOf(wanted));
  for (const name of missed) round.missed.add(name);
  return served;
}

async function give(round: Round, wish: ListedWish, window: LocalTime): Promise<Served> {
  const { ports, sheet } = round;
  const { id, tag } = wish;
  const details = await ports.bookings.read(id);
  if (details === undefined || (isWish(details) && details.state !== 'PENDING')) {
    await ports.wishes.end(sheet.id, wish, { state: 'ended' });
    return 'over';
  }
  const now = ports.clock.now();
  const outcome = await commitToSheet(ports.sheets, {
    sheet: sheet.id,
    known: sheet,
    decide: (image) => claim(image, { id, tag, window, favour: waited(now) }, now),
  });
  round.sheet = (await ports.sheets.read(sheet.id)) ?? sheet;
  if (round.sheet.held[id] !== undefined) return settled(round, wish);
  if ('refusal' in outcome && outcome.refusal.code === 'already-booked') {
    await endWish(ports, { id, tag, sheet: sheet.id }, 'booked');
    return 'over';
  }
  // Taken, closed or changed since: the next round looks again.
  return 'waits';
}

/** The sheet has it: whatever became of it there, it waits no more. */
async function settled({ ports, sheet }: Round, wish: ListedWish): Promise<Served> {
  const standing = standingOf(sheet, wish.id);
  const fate =
    standing?.state === 'held'
      ? ({ state: 'placed', window: standing.window } as const)
      : ({ state: 'ended' } as const);
  await ports.wishes.end(sheet.id, wish, fate);
  return 'over';
}

/** Keeps the windows that somebody still waits for, also of whoever died before doing so; sells the others to everybody again. */
async function keepWindows(
  { ports, terms, sheet }: Round,
  {
    known,
    left,
    release,
  }: { readonly known: Sheet; readonly left: readonly ListedWish[]; readonly release: boolean },
): Promise<void> {
  const now = ports.clock.now();
  const wanted = new Set(left.flatMap((wish) => windowsAhead(sheet, wish, { ...terms, now })));
  await keepForWaiting(
    ports,
    sheet.id,
    [...wanted].filter((name) => !isWaitedFor(sheet.windows[name] ?? {})),
  );
  const names = keptWindows(sheet).filter((name) => !wanted.has(name));
  if (!release || names.length === 0) return;
  await commitToSheet(ports.sheets, {
    sheet: sheet.id,
    known: sheet,
    decide: (image) => releaseTo(image, { names, known }),
  });
}

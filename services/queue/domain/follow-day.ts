import type { LocalTime } from '#shared/time/local.ts';
import { type Decision, done, propose } from './decision.ts';
import { type AddedWindow, addable, addWindows, setQuota } from './quota.ts';
import { type Sheet, type Window, windowsOf } from './sheet.ts';

/** Windows that one write changes: an expression holds 4 KB. */
const MOST_QUOTAS = 12;
const MOST_ADDED = 6;

/** A window, with the seats that should be on sale. */
interface Due {
  readonly name: LocalTime;
  /** Undefined: the sheet has no such window yet. */
  readonly window: Window | undefined;
  readonly seats: number;
}

/** The windows that the office offers and the sheet does not have, whether there are numbers for them or not. */
export const lacking = (sheet: Sheet, offered: Sheet | undefined, now: number): readonly AddedWindow[] =>
  (offered ? windowsOf(offered) : [])
    .filter(([name, { till, cap }]) => now < till && cap > 0 && sheet.windows[name] === undefined)
    .map(([start, { end, cap, last, blockEnd, till }]) => ({
      start,
      end,
      seats: cap,
      numbers: blockEnd - last,
      till,
    }));

/**
 * What a sheet that citizens have booked on is still to change so that it sells what the office offers. `offered`: the day as
 * the settings cut it, undefined when the office is closed. A window whose self-service has ended stays as it was.
 */
export const due = (sheet: Sheet, offered: Sheet | undefined, now: number): readonly Due[] => {
  const standing = windowsOf(sheet)
    .filter(([, { till }]) => now < till)
    .map(([name, window]) => ({ name, window, seats: offered?.windows[name]?.cap ?? 0 }));
  const added = addable(sheet, lacking(sheet, offered, now)).map(([name, { cap }]) => ({
    name,
    window: undefined,
    seats: cap,
  }));
  return [...standing.filter(({ window, seats }) => window.cap !== seats), ...added];
};

/**
 * The next write towards that: quotas first, then windows. Who holds a seat keeps it, whatever the settings say; a window that is no
 * longer offered is closed, because its numbers are out.
 */
export function followDay(sheet: Sheet, offered: Sheet | undefined, now: number): Decision {
  const all = due(sheet, offered, now);
  const [first] = all;
  if (first === undefined) return done;
  const quotas = all.filter(({ window }) => window !== undefined).slice(0, MOST_QUOTAS);
  const more = quotas.length > 0 ? quotas : all.slice(0, MOST_ADDED);
  const unfinished = more.length < all.length ? ({ unfinished: true } as const) : {};
  if (quotas.length === 0) {
    const names = new Set(more.map(({ name }) => name));
    const added = lacking(sheet, offered, now).filter(({ start }) => names.has(start));
    const decision = addWindows(sheet, added);
    return decision.kind === 'write' ? { ...decision, ...unfinished } : decision;
  }
  const writes = quotas.flatMap(({ name, seats }) => {
    const decision = setQuota(sheet, { window: name, seats });
    return decision.kind === 'write' ? [decision.write] : [];
  });
  const write = {
    guards: writes.flatMap(({ guards }) => guards),
    changes: writes.flatMap(({ changes }) => changes),
  };
  return propose(sheet, write, { window: first.name, ...unfinished });
}

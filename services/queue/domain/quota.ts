import { HIGHEST_NUMBER } from '#shared/region/ticket-numbers.ts';
import type { LocalTime } from '#shared/time/local.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { Block, Sheet, Window } from './sheet.ts';
import type { Change, Guard } from './sheet-write.ts';

/**
 * Puts so many seats of a window on sale; 0 closes it. Who holds a seat keeps it: below what is taken nothing is sold until it
 * fits again, and cooling seats that no longer fit are given up, so that what cools can always be sold when it is ripe.
 */
export function setQuota(
  sheet: Sheet,
  { window: name, seats }: { readonly window: LocalTime; readonly seats: number },
): Decision {
  const window = sheet.windows[name];
  if (!window) return refuse({ code: 'bad-window' });
  if (window.cap === seats) return done;

  const surplus = Math.min(window.cooling.length, Math.max(0, window.taken - seats));
  const revision = ['windows', name, 'revision'] as const;
  const taken = ['windows', name, 'taken'] as const;
  const cooling = ['windows', name, 'cooling'] as const;
  const guards: Guard[] = [
    { must: '=', place: revision, than: window.revision },
    { must: '=', place: cooling, than: window.cooling },
  ];
  if (surplus > 0) guards.push({ must: '=', place: taken, than: window.taken });
  else if (window.cooling.length > 0) guards.push({ must: '<=', place: taken, than: seats });
  const kept = [...window.cooling].sort((a, b) => a - b).slice(0, window.cooling.length - surplus);
  const trim: Change[] = [
    { do: 'sum', place: taken, from: taken, by: -surplus },
    { do: 'set list', place: cooling, to: kept },
  ];
  const change: readonly Change[] = [
    { do: 'set', place: ['windows', name, 'cap'], to: seats },
    { do: 'sum', place: revision, from: revision, by: 1 },
  ];
  return propose(sheet, { guards, changes: surplus > 0 ? [...change, ...trim] : change }, { window: name });
}

/** A window that the day does not have yet. */
export interface AddedWindow {
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly seats: number;
  /** Length of its block. */
  readonly numbers: number;
  readonly till: number;
}

/** Windows of a sheet: twice what a day can have. Each change of hours may add some, and none ever leaves. */
export const MOST_WINDOWS = 288;

/** Those of the windows that the sheet has room and numbers for, each with a block of numbers above all others. */
export function addable(
  sheet: Sheet,
  wanted: readonly AddedWindow[],
): readonly (readonly [LocalTime, Window])[] {
  const windows: (readonly [LocalTime, Window])[] = [];
  let { top } = sheet;
  let room = MOST_WINDOWS - Object.keys(sheet.windows).length;
  for (const { start, end, seats, numbers, till } of wanted) {
    if (sheet.windows[start] !== undefined || room === 0 || top + numbers > HIGHEST_NUMBER) continue;
    const block: Block = [top + 1, top + numbers];
    const window = { end, cap: seats, taken: 0, last: top, blockEnd: top + numbers, blocks: [block] };
    windows.push([start, { ...window, cooling: [], revision: 0, till }]);
    top += numbers;
    room -= 1;
  }
  return windows;
}

/** Adds windows to the day, as far as there are numbers. */
export function addWindows(sheet: Sheet, wanted: readonly AddedWindow[]): Decision {
  const windows = addable(sheet, wanted);
  const [first] = windows;
  if (first === undefined) return done;
  const top = Math.max(...windows.map(([, { blockEnd }]) => blockEnd));
  return propose(
    sheet,
    {
      guards: [
        ...windows.map(([name]): Guard => ({ must: 'be absent', place: ['windows', name] })),
        { must: '=', place: ['top'], than: sheet.top },
      ],
      changes: [
        ...windows.map(([name, window]): Change => ({ do: 'add window', name, window })),
        { do: 'set', place: ['top'], to: top },
      ],
    },
    { window: first[0] },
  );
}

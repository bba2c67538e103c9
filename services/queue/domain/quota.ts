import type { LocalTime } from '#shared/time/local.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { Block, Sheet } from './sheet.ts';
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

/** Adds a window to the day, with a block of numbers above all others. */
export function addWindow(
  sheet: Sheet,
  added: {
    readonly start: LocalTime;
    readonly end: LocalTime;
    readonly seats: number;
    readonly numbers: number;
    readonly till: number;
  },
): Decision {
  const { start, end, seats, numbers, till } = added;
  if (sheet.windows[start]) return done;
  const block: Block = [sheet.top + 1, sheet.top + numbers];
  const window = {
    end,
    cap: seats,
    taken: 0,
    last: sheet.top,
    blockEnd: sheet.top + numbers,
    blocks: [block],
    cooling: [],
    revision: 0,
    till,
  };
  return propose(
    sheet,
    {
      guards: [
        { must: 'be absent', place: ['windows', start] },
        { must: '=', place: ['top'], than: sheet.top },
      ],
      changes: [
        { do: 'add window', name: start, window },
        { do: 'set', place: ['top'], to: sheet.top + numbers },
      ],
    },
    { window: start },
  );
}

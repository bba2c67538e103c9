import { type LocalTime, localTime } from '#shared/time/local.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { Sheet, Shut, Window } from './sheet.ts';
import type { Guard } from './sheet-write.ts';

/** Closings of one sheet, opened again or not: each makes every claim of the day a little dearer. */
export const MOST_SHUT = 24;

/** What stands in place of a stretch that was opened again: it touches no window, and a late packet cannot close it anew. */
const nothing = localTime.parse('00:00');

/** Whether a stretch touches a window. */
export const covers = ([, from, to]: Shut, name: LocalTime, { end }: Pick<Window, 'end'>): boolean =>
  from < end && name < to;

/** The first closing that a window lies in, also one that was added after it; undefined: it is not closed by hand. */
export const shutBy = ({ shut = [], windows }: Sheet, name: LocalTime): string | undefined => {
  const window = windows[name];
  return window && shut.find((one) => covers(one, name, window))?.[0];
};

/** Guard: nothing was closed or opened by hand since the sheet was read. */
export const sameShut = ({ shut }: Sheet): Guard =>
  shut === undefined ? { must: 'be absent', place: ['shut'] } : { must: '=', place: ['shut'], than: shut };

/**
 * Closes a stretch of the day by hand, whether its self-service has ended or not. Seats, quotas and numbers stay as they are: nothing
 * is sold there until the stretch is opened again.
 */
export function closeStretch(sheet: Sheet, stretch: Shut): Decision {
  const { shut = [] } = sheet;
  const [closing, from] = stretch;
  if (shut.some(([id]) => id === closing)) return done;
  if (shut.length >= MOST_SHUT) return refuse({ code: 'too-many', what: 'closings', limit: MOST_SHUT });
  return propose(
    sheet,
    {
      guards: [sameShut(sheet)],
      changes: [{ do: 'set list', place: ['shut'], to: [...shut, stretch] }],
    },
    { window: from },
  );
}

/**
 * Opens what a closing closed; what another one closed too stays closed. What has not been closed yet is not closed any more: the
 * closing may still be under way, and whoever carries it on must not come after who opened again.
 */
export function openStretch(sheet: Sheet, closing: string): Decision {
  const { shut = [] } = sheet;
  const stretch = shut.find(([id]) => id === closing);
  if (stretch?.[2] === nothing) return done;
  const opened: Shut = [closing, nothing, nothing];
  const to = stretch === undefined ? [...shut, opened] : shut.map((one) => (one === stretch ? opened : one));
  return propose(
    sheet,
    {
      guards: [sameShut(sheet)],
      changes: [{ do: 'set list', place: ['shut'], to }],
    },
    { window: stretch?.[1] ?? nothing },
  );
}

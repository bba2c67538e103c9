import type { Region, Service } from '#shared/region/schema.ts';
import { sparesOf } from '#shared/region/ticket-numbers.ts';
import { addDays, localTime } from '#shared/time/local.ts';
import { cutWindows, type Span } from '#shared/time/windows.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Block, DrawTimes, Sheet, SheetId, Window } from './sheet.ts';

const minute = 60_000;

/** Settings of a region that shape a day. */
export type DaySettings = Pick<Region, 'timezone'> & {
  readonly queue: Pick<Region['queue'], 'horizonDays' | 'releaseTime' | 'selfServiceEndsMinutes'>;
};

/** Between the last request of a draw and the draw: no request is under way for longer. */
const GRACE = minute;

/** When a draw is drawn, and what is left of its day goes to who comes first (epoch milliseconds). */
export const drawnFrom = ({ drawsAt }: DrawTimes): number => drawsAt + GRACE;

/** When a day is released (epoch milliseconds): bookings, or requests for its draw, are taken from then on. */
export const releasedAt = (date: SheetId['date'], { timezone, queue }: DaySettings): number =>
  instantOf(addDays(date, -queue.horizonDays), localTime.parse(queue.releaseTime), timezone);

/** The sheet of a day nobody has booked yet, cut from the office's opening spans. */
export function openDay(day: {
  readonly id: SheetId;
  readonly spans: readonly Span[];
  readonly service: Pick<Service, 'letter' | 'windowMinutes' | 'quota' | 'numberBlock' | 'release'>;
  readonly settings: DaySettings;
}): Sheet {
  const { id, service, settings } = day;
  const released = releasedAt(id.date, settings);
  const draw: DrawTimes | undefined =
    service.release?.kind === 'draw'
      ? { collectsFrom: released, drawsAt: released + service.release.minutes * minute }
      : undefined;
  const cut = cutWindows(day.spans, service.windowMinutes);
  const block = (index: number): Block => [
    index * service.numberBlock + 1,
    (index + 1) * service.numberBlock,
  ];
  const spares = sparesOf(cut.length);
  const windows = cut.map(({ start, end }, index): [string, Window] => {
    const [first, last] = block(index);
    const till =
      instantOf(id.date, start, settings.timezone) - settings.queue.selfServiceEndsMinutes * minute;
    const cap = service.quota.online;
    return [
      start,
      {
        end,
        cap,
        taken: 0,
        last: first - 1,
        blockEnd: last,
        blocks: [[first, last]],
        cooling: [],
        revision: 0,
        till,
        ...(draw && { waited: 1 }),
      },
    ];
  });
  return {
    id,
    letter: service.letter,
    v: 0,
    opensAt: draw ? drawnFrom(draw) : released,
    ...(draw && { draw }),
    windows: Object.fromEntries(windows),
    held: {},
    people: new Set(),
    changes: {},
    spare: Array.from({ length: spares }, (_, index) => block(cut.length + index)),
    top: (cut.length + spares) * service.numberBlock,
  };
}

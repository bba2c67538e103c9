import { remaining } from '#services/queue/domain/availability.ts';
import type { Tag } from '#services/queue/domain/ids.ts';
import type { Sheet, SheetId } from '#services/queue/domain/sheet.ts';
import type { LocalTime } from '#shared/time/local.ts';

/** A question that was refused, and when it was asked and answered. */
export interface Asked {
  readonly sheet: SheetId;
  readonly window: LocalTime;
  readonly tag: Tag;
  readonly from: number;
  readonly to: number;
}

export type Judged = 'full' | 'already-booked';

/** Whether refusals are true. */
export interface Truth {
  /** Takes note of an image of a sheet, in order. */
  observe(sheet: Sheet, at: number): void;
  /** Tells, as soon as it can know, of a refusal that was never true when it could have been decided. */
  judge(code: Judged, asked: Asked, tell: (flaw: string) => void): void;
  /** Every image up to now was observed. */
  caughtUp(): void;
  /** No image will follow. */
  end(): void;
}

/** Milliseconds by which a remembered image may be older than the question: the gate's second, and a packet's way. */
const memory = 1_100;
/** Milliseconds that images are kept: no request takes so long. */
const kept = 5_000;

const nameOf = ({ office, service, date }: SheetId): string => `${office}/${service}/${date}`;
const untrue = (code: Judged, { sheet, window, from, to }: Asked): string =>
  `"${code}" of ${nameOf(sheet)} ${window} was not true between ${from} and ${to}`;

/** Where every image is known with its instant: a refusal must have been true in the second before, or meanwhile. */
export function exactTruth(): Truth {
  const images = new Map<string, { readonly at: number; readonly sheet: Sheet }[]>();
  const waiting: (() => void)[] = [];
  const judgeAll = () => {
    for (const judge of waiting.splice(0)) judge();
  };
  /** Images in force at some time between two instants, each with the first instant of it. */
  const between = (id: SheetId, from: number, to: number) => {
    const known = images.get(nameOf(id)) ?? [];
    return known
      .filter(({ at }, index) => at <= to && (known[index + 1]?.at ?? Number.POSITIVE_INFINITY) >= from)
      .map(({ at, sheet }) => ({ at: Math.max(at, from), sheet }));
  };
  return {
    observe: (sheet, at) => {
      const name = nameOf(sheet.id);
      const known = images.get(name) ?? [];
      const old = known.findLastIndex((image) => image.at < at - kept);
      images.set(name, [...known.slice(Math.max(0, old)), { at, sheet }]);
    },
    judge: (code, asked, tell) => {
      const { sheet: id, window: name, tag, from, to } = asked;
      waiting.push(() => {
        // Seats only ripen while an image stands: if any instant of it was full, its first was.
        const isTrue =
          code === 'full'
            ? between(id, from - memory, to).some(({ at, sheet }) => {
                const window = sheet.windows[name];
                return window !== undefined && remaining(sheet, window, at) === 0;
              })
            : between(id, from, to).some(({ sheet }) => sheet.people.has(tag));
        if (!isTrue) tell(untrue(code, asked));
      });
    },
    caughtUp: judgeAll,
    end: judgeAll,
  };
}

/** Where images come late, through a stream: a refusal must have been true at some time of the run. */
export function everTruth(): Truth {
  const full = new Set<string>();
  const people = new Map<string, Set<Tag>>();
  const waiting: (() => void)[] = [];
  return {
    observe: (sheet) => {
      const day = nameOf(sheet.id);
      const among = people.get(day) ?? new Set();
      people.set(day, among);
      for (const tag of sheet.people) among.add(tag);
      for (const [name, { taken, cap, last, blockEnd }] of Object.entries(sheet.windows)) {
        if (taken >= cap || last >= blockEnd) full.add(`${day} ${name}`);
      }
    },
    judge: (code, asked, tell) => {
      waiting.push(() => {
        const day = nameOf(asked.sheet);
        const isTrue =
          code === 'full' ? full.has(`${day} ${asked.window}`) : (people.get(day)?.has(asked.tag) ?? false);
        if (!isTrue) tell(untrue(code, asked));
      });
    },
    caughtUp: () => undefined,
    end: () => {
      for (const judge of waiting.splice(0)) judge();
    },
  };
}

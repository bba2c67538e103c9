import type { Clock } from '#shared/time/clock.ts';
import type { Sheet, SheetId } from '../domain/sheet.ts';

/** Longest age of a remembered sheet in milliseconds, and the part of it that is random so that containers do not read in step. */
const MEMORY = 1_000;
const JITTER = 250;

/** Sheets that one container remembers; a region has about one a service and bookable day. */
const MOST_SHEETS = 500;

/** What a container knows of the sheets, at most a second old. Looking costs half a read unit a second and no write. */
export interface Gate {
  /** The sheet as remembered, or read; callers at the same time share one read. Undefined: there is none yet. */
  readonly look: (id: SheetId) => Promise<Sheet | undefined>;
  /** Takes over a newer image that came along with a write. */
  readonly learn: (sheet: Sheet) => void;
}

interface Memory {
  readonly until: number;
  readonly sheet: Promise<Sheet | undefined>;
}

/** Makes the gate in front of a store; `glance` may be eventually consistent. */
export function createGate(world: {
  readonly glance: (id: SheetId) => Promise<Sheet | undefined>;
  readonly clock: Clock;
  readonly random: () => number;
}): Gate {
  const memories = new Map<string, Memory>();
  const nameOf = ({ office, service, date }: SheetId) => `${office}/${service}/${date}`;
  const remember = (name: string, sheet: Promise<Sheet | undefined>) => {
    if (memories.size >= MOST_SHEETS) memories.clear();
    memories.set(name, { sheet, until: world.clock.now() + MEMORY - world.random() * JITTER });
  };
  return {
    look: (id) => {
      const name = nameOf(id);
      const memory = memories.get(name);
      if (memory !== undefined && world.clock.now() < memory.until) return memory.sheet;
      const reading = world.glance(id);
      remember(name, reading);
      // A failed read is nobody's memory.
      reading.catch(() => memories.delete(name));
      return reading;
    },
    learn: (sheet) => remember(nameOf(sheet.id), Promise.resolve(sheet)),
  };
}

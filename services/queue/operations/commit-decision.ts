import type { LocalTime } from '#shared/time/local.ts';
import type { Decision } from '../domain/decision.ts';
import type { BookingId } from '../domain/ids.ts';
import type { SheetRefusal } from '../domain/refusal.ts';
import { type Sheet, type SheetId, type Standing, standingOf } from '../domain/sheet.ts';
import type { Committed, SheetStore } from '../domain/sheet-store.ts';

export type Outcome =
  | { readonly standing: Standing; readonly sheet: Sheet }
  | { readonly refusal: SheetRefusal; readonly sheet: Sheet | undefined };

/** Refusals that a remembered image may give: they cost nothing and are true again a second later. */
const givenFromMemory: ReadonlySet<SheetRefusal['code']> = new Set([
  'full',
  'not-open',
  'window-closed',
  'too-late',
]);

/** Times that a sheet may move on between a decision and its write; reached only when the engine misbehaves. */
const patience = 50;

/**
 * Decides on the sheet as it is known and commits; when the sheet moved on, decides again on what it is now. `known` may be
 * as old as the gate remembers: what it says beyond free seats is confirmed by a read.
 */
export async function commitDecision(
  store: SheetStore,
  command: {
    readonly sheet: SheetId;
    readonly booking: BookingId;
    readonly known?: Sheet | undefined;
    readonly decide: (sheet: Sheet) => Decision;
  },
): Promise<Outcome> {
  const { sheet: id, booking, decide } = command;
  let fresh = command.known === undefined;
  let sheet = command.known ?? (await store.read(id));
  for (let attempt = 0; attempt < patience; attempt += 1) {
    if (!sheet) return { refusal: { code: 'not-found' }, sheet };
    const decision = decide(sheet);
    if (decision.kind === 'write') {
      const answer = await store.commit(id, decision.write);
      if ('current' in answer) {
        sheet = answer.current;
        fresh = true;
      } else if (decision.unfinished) {
        sheet = await store.read(id);
        fresh = true;
      } else {
        return { standing: reached(decision.window, booking, answer.committed), sheet };
      }
    } else if (fresh || (decision.kind === 'refused' && givenFromMemory.has(decision.refusal.code))) {
      if (decision.kind === 'refused') return { refusal: decision.refusal, sheet };
      const standing = standingOf(sheet, booking);
      if (standing) return { standing, sheet };
      throw new Error(`Nothing to do for booking ${booking}, which its sheet does not know`);
    } else {
      sheet = await store.read(id);
      fresh = true;
    }
  }
  throw new Error(`The sheet ${Object.values(id).join('/')} moved on ${patience} times in a row`);
}

function reached(window: LocalTime, booking: BookingId, { v, held }: Committed): Standing {
  const entry = held[booking];
  if (entry === undefined) throw new Error(`The write for booking ${booking} did not set its number`);
  return { state: entry > 0 ? 'held' : 'released', number: Math.abs(entry), window, v };
}

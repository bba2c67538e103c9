import type { LocalTime } from '#shared/time/local.ts';
import type { Decision } from '../domain/decision.ts';
import type { BookingId } from '../domain/ids.ts';
import type { SheetRefusal } from '../domain/refusal.ts';
import { type Sheet, type SheetId, type Standing, standingOf } from '../domain/sheet.ts';
import type { Committed, SheetStore } from '../domain/sheet-store.ts';

export interface SheetCommand {
  readonly sheet: SheetId;
  /** The sheet as the gate remembers it; without it the sheet is read. */
  readonly known?: Sheet | undefined;
  readonly decide: (sheet: Sheet) => Decision;
}

/** `sheet`: the image that was decided on (undefined: there is none). */
export type Refused = { readonly refusal: SheetRefusal; readonly sheet: Sheet | undefined };

export type SheetOutcome =
  | { readonly committed: Committed; readonly window: LocalTime; readonly sheet: Sheet }
  | { readonly done: Sheet }
  | Refused;

/** Refusals that a remembered image may give, because they cost no read and are as good a second later. */
const givenFromMemory: ReadonlySet<SheetRefusal['code']> = new Set([
  'full',
  'not-open',
  'window-closed',
  'too-late',
]);

/** Times that a sheet may move on between a decision and its write; reached only when the engine misbehaves. */
const patience = 50;

/**
 * Decides on the sheet as it is known and commits; when it moved on, decides again on what it is now. What a remembered image
 * says beyond free seats is confirmed by a read first.
 */
export async function commitToSheet(
  store: Pick<SheetStore, 'read' | 'commit'>,
  command: SheetCommand,
): Promise<SheetOutcome> {
  const { sheet: id, decide } = command;
  let fresh = command.known === undefined;
  let sheet = command.known ?? (await store.read(id));
  for (let attempt = 0; attempt < patience; attempt += 1) {
    if (!sheet) return { refusal: { code: 'not-found' }, sheet };
    const decision = decide(sheet);
    if (decision.kind === 'write') {
      const answer = await store.commit(id, decision.write);
      if ('committed' in answer && !decision.unfinished) {
        return { committed: answer.committed, window: decision.window, sheet };
      }
      if ('unprovided' in answer) return { refusal: { code: 'nothing-offered' }, sheet };
      sheet = 'current' in answer ? answer.current : await store.read(id);
      fresh = true;
    } else if (fresh || (decision.kind === 'refused' && givenFromMemory.has(decision.refusal.code))) {
      return decision.kind === 'refused' ? { refusal: decision.refusal, sheet } : { done: sheet };
    } else {
      sheet = await store.read(id);
      fresh = true;
    }
  }
  throw new Error(`The sheet ${Object.values(id).join('/')} moved on ${patience} times in a row`);
}

/** Commits a command about one booking and tells where the booking then stands. */
export async function commitDecision(
  store: Pick<SheetStore, 'read' | 'commit'>,
  { booking, ...command }: SheetCommand & { readonly booking: BookingId },
): Promise<{ readonly standing: Standing; readonly sheet: Sheet } | Refused> {
  const outcome = await commitToSheet(store, command);
  if ('refusal' in outcome) return outcome;
  const standing = 'done' in outcome ? standingOf(outcome.done, booking) : reached(outcome, booking);
  if (!standing) throw new Error(`The sheet knows nothing of booking ${booking} after a command about it`);
  return { standing, sheet: 'done' in outcome ? outcome.done : outcome.sheet };
}

function reached(
  { committed, window, sheet }: { committed: Committed; window: LocalTime; sheet: Sheet },
  booking: BookingId,
): Standing | undefined {
  const entry = committed.held[booking] ?? sheet.held[booking];
  if (entry === undefined) return undefined;
  return { state: entry > 0 ? 'held' : 'released', number: Math.abs(entry), window, v: committed.v };
}

import { letterIssued, letterVoided } from '#shared/events/documents.ts';
import type { Happened } from '#shared/events/event.ts';
import { base64url, bytesOfHex } from '#shared/identity/encoding.ts';
import type { RevocationReason } from '#shared/letter-proof/revocations.ts';
import type { LocalDate } from '#shared/time/local.ts';

/** A register: the letters of one subject that an office issues in a year of its calendar. */
export interface RegisterId {
  readonly office: string;
  readonly classification: string;
  readonly year: number;
}

/** How far a register has come. */
export interface Register {
  readonly id: RegisterId;
  /** The number that the next letter gets. */
  readonly next: number;
}

/**
 * NUMBERED: it has its line in the register, its proof is not signed yet; nobody has been given it. ISSUED: signed. VOID: it keeps its
 * line and its number for good.
 */
type LetterState = 'NUMBERED' | 'ISSUED' | 'VOID';

/** A letter as its line in the register. Instants are epoch milliseconds. */
export interface Letter {
  /** Of the request that it answers: the same request never gets a second letter. */
  readonly id: string;
  readonly register: RegisterId;
  readonly sequence: number;
  /** As printed. */
  readonly number: string;
  readonly template: { readonly id: string; readonly version: number };
  /** The office's local date. */
  readonly issued: LocalDate;
  readonly validUntil?: LocalDate;
  /** `shared/identity/seal.ts` of the facts, under the context of `sealContext`. */
  readonly sealed: string;
  /** SHA-256 of the facts, in hexadecimal. */
  readonly digest: string;
  readonly numberedAt: number;
  /** The account that issued it. */
  readonly numberedBy: string;
  readonly state: LetterState;
  /** For the QR; once it is ISSUED. */
  readonly proof?: string;
  readonly voided?: { readonly at: number; readonly by: string; readonly reason: RevocationReason };
}

/** Binds the sealed facts to the letter that they are of. */
export const sealContext = (id: Letter['id']): string => `letter/${id}`;

/** Takes a number and writes the letter, both or neither, while the register is as it was known. */
export interface NumberWrite {
  /** What the register says before; undefined: nobody opened it yet. */
  readonly before: Register | undefined;
  readonly after: Register;
  readonly letter: Letter;
}

/** A letter in a new state, while it is in the state in which it was decided about: a void one must not lose a proof that came meanwhile. */
export interface LetterWrite {
  readonly letter: Letter;
  readonly from: LetterState;
  readonly event: Happened;
}

/** When a letter was changed, by which account, and in answer to which request. */
export interface Occasion {
  readonly at: number;
  readonly by: string;
  readonly correlationId: string;
}

/** How often a letter has changed, for its events. */
export const versionOf = ({ state }: Pick<Letter, 'state'>): number =>
  ({ NUMBERED: 1, ISSUED: 2, VOID: 3 })[state];

/** Of the events of a letter: 128 bits of its digest, which is salted. */
export const subjectOf = ({ digest }: Pick<Letter, 'digest'>): string =>
  base64url(bytesOfHex(digest.slice(0, 32)));

/** A letter that was signed and no longer counts, as whoever checks it finds it. */
export interface Revoked {
  /** `revocationId` of its proof. */
  readonly id: string;
  readonly reason: RevocationReason;
  readonly validUntil?: LocalDate | undefined;
}

/** A letter but for what the register gives it. */
export type LetterDraft = Omit<Letter, 'register' | 'sequence' | 'number' | 'state' | 'proof' | 'voided'>;

/**
 * Gives a draft the next number of its register. `first` is the number of a register that nobody opened yet: above 1 where an office had
 * numbered letters of this year by hand.
 */
export function takeNumber(
  id: RegisterId,
  known: Register | undefined,
  entry: {
    readonly draft: LetterDraft;
    readonly first: number;
    /** The printed number of a sequence. */
    readonly print: (sequence: number) => string;
  },
): NumberWrite {
  const sequence = known?.next ?? entry.first;
  return {
    before: known,
    after: { id, next: sequence + 1 },
    letter: { ...entry.draft, register: id, sequence, number: entry.print(sequence), state: 'NUMBERED' },
  };
}

/** What becomes of a letter, or that it is so already, or that it cannot be. */
export type LetterDecision =
  | { readonly kind: 'write'; readonly write: LetterWrite }
  | { readonly kind: 'done'; readonly letter: Letter }
  | { readonly kind: 'refused'; readonly code: 'void' };

/** Gives a numbered letter its signed proof; who comes second finds the first one's, and a void letter gets none. */
export function attachProof(letter: Letter, proof: string): LetterDecision {
  if (letter.state === 'VOID') return { kind: 'refused', code: 'void' };
  if (letter.state === 'ISSUED') return { kind: 'done', letter };
  const issued: Letter = { ...letter, state: 'ISSUED', proof };
  return {
    kind: 'write',
    write: { letter: issued, from: letter.state, event: letterIssued.of(told(letter)) },
  };
}

/** Marks a letter void; its number stays taken. A letter that is void stays as it was first voided. */
export function voidLetter(letter: Letter, voided: NonNullable<Letter['voided']>): LetterDecision {
  if (letter.state === 'VOID') return { kind: 'done', letter };
  const event = letterVoided.of({ ...told(letter), reason: voided.reason });
  return {
    kind: 'write',
    write: { letter: { ...letter, state: 'VOID', voided }, from: letter.state, event },
  };
}

const told = ({ id, register, template, sequence }: Letter) => ({
  request: id,
  ...register,
  type: template.id,
  sequence,
});

import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { LetterSigningKey, PublicLetterKey } from '#shared/letter-proof/keys.ts';
import type { LetterOffice } from '#shared/region/letters.ts';
import type { Text } from '#shared/region/schema.ts';
import type { LocalDate } from '#shared/time/local.ts';
import type { Zone } from '#shared/time/zone.ts';
import type { RegisterStore } from '../../domain/letters/register-store.ts';
import type { LetterTemplate } from '../../domain/letters/template.ts';

/** What letters of a region are made with. */
export interface LetterPorts {
  readonly registers: RegisterStore;
  /** Seals what letters say of people. */
  readonly ring: KeyRing;
  /** What signs the proof of a letter of this date. */
  readonly signingKey: (issued: LocalDate) => Promise<LetterSigningKey>;
  readonly region: { readonly code: string; readonly zone: Zone };
  /** How an office writes its letters; undefined: it issues none. */
  readonly office: (id: string) => LetterOffice | undefined;
  /** Every version of every template that a letter was printed from. */
  readonly templates: readonly LetterTemplate[];
  readonly clock: { readonly now: () => number };
}

/** What the routes of letters need besides. */
export interface LetterDesk {
  /** Opens the keys on first use. */
  readonly letters: () => Promise<LetterPorts>;
  /** What letters are checked with. */
  readonly publicKeys: () => Promise<readonly PublicLetterKey[]>;
  /** Names of the kinds of letters, by the id of their template. */
  readonly types: readonly { readonly id: string; readonly name: Text }[];
  readonly registers: RegisterStore;
  readonly zone: Zone;
  readonly clock: LetterPorts['clock'];
}

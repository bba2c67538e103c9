import { type Branded, branded } from './brand.ts';
import { digest } from './digest.ts';
import type { KeyRing } from './key-ring.ts';
import type { Nik } from './nik.ts';
import type { StatedIdentity } from './stated-identity.ts';

/** Stands for a person within one key epoch: 10 base64url characters of HMAC(NIK), or of what stands for one. */
export type Tag = Branded<'Tag'>;

/** The tag of a person on a service date; everyone has one key per day, so a day compares equal with itself. */
export const tagOf = (ring: KeyRing, person: Nik | StatedIdentity, date: string): Tag =>
  branded(digest(ring, { id: ring.idOn(date), purpose: 'tag' }, person, 10));

/** Every tag that a person has or had: one under each key of the ring. */
export const tagsOf = (ring: KeyRing, person: Nik | StatedIdentity): readonly Tag[] =>
  ring.ids.map((id) => branded(digest(ring, { id, purpose: 'tag' }, person, 10)));

/** The tag of a person that stays the same when keys rotate: for what is found again years later. One of `tagsOf`. */
export const lastingTagOf = (ring: KeyRing, person: Nik | StatedIdentity): Tag =>
  branded(digest(ring, { id: ring.firstId, purpose: 'tag' }, person, 10));

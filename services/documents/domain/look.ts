import type { Tag } from '#shared/identity/tag.ts';
import type { Look as SharedLook, LookStore as SharedLookStore } from '#shared/looks/look.ts';

/** A look at a request: why, and which. */
interface LookAtRequest {
  readonly why: 'verifying' | 'pre-check' | 'serving' | 'complaint' | 'other' | 'rights';
  readonly request: string;
}

/** A look for everything of a person, who asked for a copy or an erasure of it (UU 27/2022). */
interface LookForPerson {
  readonly why: 'rights';
  readonly tag: Tag;
}

export type LookAbout = LookAtRequest | LookForPerson;

export type Look = SharedLook<LookAbout>;

export interface LookStore extends SharedLookStore<LookAbout> {
  /** Looks at a request, the first first; eventually consistent. */
  readonly list: (request: string) => Promise<readonly SharedLook<LookAtRequest>[]>;
}

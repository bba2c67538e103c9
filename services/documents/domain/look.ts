import type { Look as SharedLook, LookStore as SharedLookStore } from '#shared/looks/look.ts';

/** What a look at a request is about: why, and which request. */
export interface LookAbout {
  readonly why: 'verifying' | 'pre-check' | 'serving' | 'complaint' | 'other';
  readonly request: string;
}

export type Look = SharedLook<LookAbout>;

export interface LookStore extends SharedLookStore<LookAbout> {
  /** Looks at a request, the first first; eventually consistent. */
  readonly list: (request: string) => Promise<readonly Look[]>;
}

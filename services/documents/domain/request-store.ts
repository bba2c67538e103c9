import type { Happened } from '#shared/events/event.ts';
import type { Pile } from './pile.ts';
import type { ListedRequest, Request } from './request.ts';

/** One write of a request with the events that it causes. */
export interface RequestWrite {
  readonly request: Request;
  readonly events: readonly Happened[];
  readonly now: number;
  /** The request, event or schedule that led to it. */
  readonly causationId: string;
  /** The account of staff that caused it; absent: the citizen, or time. */
  readonly officer?: string | undefined;
}

/** What only the person and the office may read: contact, form and files, sealed as one; a new revision replaces it whole. */
export interface SealedFile {
  readonly sealed: string;
}

/** `stored`; the same request, stored before; or another one of the person for the same document, which is still open. */
type Submitted =
  | { readonly kind: 'stored' }
  | { readonly kind: 'same'; readonly request: Request }
  | { readonly kind: 'open'; readonly request: Request };

/** A page of a pile, first what comes first. */
interface PilePage {
  readonly requests: readonly ListedRequest[];
  /** Where the next page begins; absent: there is none. */
  readonly next?: string | undefined;
}

/** What led to a request until it was forgotten. */
interface Forgotten {
  readonly tag: string;
  readonly code: string;
}

/** Where requests are kept. Faults throw. */
export interface RequestStore {
  /** Strongly consistent. */
  readonly read: (id: string) => Promise<Request | undefined>;
  readonly readFile: (id: string) => Promise<SealedFile | undefined>;
  /** The person's request for this document, of their tag, that has not ended; strongly consistent. */
  readonly findOpen: (tag: string, service: string) => Promise<Request | undefined>;
  /** Puts request, file, tracking code and the mark that the person has asked for this document, all or nothing. */
  readonly submit: (write: RequestWrite, file: SealedFile, code: string) => Promise<Submitted>;
  /** Ids of the requests with a tracking code: hardly ever more than one. */
  readonly listOfCode: (code: string) => Promise<readonly string[]>;
  /** Writes if the request still has the version before; `stale`: read again. With it the file, if it changed. */
  readonly update: (write: RequestWrite, file?: SealedFile) => Promise<'written' | 'stale'>;
  /**
   * Writes the request as `forget` left it, if it still has the version before, and deletes its file, its tracking code and that it was
   * this person's. `stale`: read again.
   */
  readonly forget: (write: RequestWrite, person: Forgotten) => Promise<'written' | 'stale'>;
  /** Eventually consistent, at most so many; `from`: `next` of the page before. */
  readonly listPile: (
    place: { readonly office: string; readonly pile: Pile },
    page: { readonly most: number; readonly from?: string | undefined },
  ) => Promise<PilePage>;
  /** Requests that a person made and that were not forgotten, by their tag; strongly consistent. */
  readonly listOfPerson: (tag: string) => Promise<readonly string[]>;
}

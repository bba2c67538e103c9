import { branded } from '#shared/identity/brand.ts';
import type { Tag } from '#shared/identity/tag.ts';
import type { ServicePromise } from './promise.ts';
import type { Visit } from './visit.ts';

/**
 * CLAIMED: an officer checks it. RETURNED: the citizen has to correct parts. VERIFIED: complete and right. PROCESSING: entered into
 * the national system, or being written. READY: there is a result. DELIVERED, REJECTED, WITHDRAWN and EXPIRED are final.
 */
export const requestStates = [
  'SUBMITTED',
  'CLAIMED',
  'RETURNED',
  'RESUBMITTED',
  'VERIFIED',
  'AWAITING_VISIT',
  'PROCESSING',
  'READY',
  'DELIVERED',
  'REJECTED',
  'WITHDRAWN',
  'EXPIRED',
] as const;

export type RequestState = (typeof requestStates)[number];

/** Why a part has to be corrected. */
export interface Objection {
  /** Code of the catalogue's reasons, such as `blurred`. */
  readonly reason: string;
  /** The officer's own words to the citizen. */
  readonly note?: string | undefined;
}

/** A paper or a field of the form, by its key. */
interface Part {
  /** Counts what was given for it: 1 when the request was submitted. */
  readonly revision: number;
  /** Stands until the citizen replaces the part. */
  readonly objection?: Objection | undefined;
}

/** An officer who checks a request. */
interface RequestClaim {
  /** The account. */
  readonly by: string;
  /** From then on somebody else may take it (epoch milliseconds). */
  readonly until: number;
}

/** That a request came into a state (epoch milliseconds). */
interface StepTaken {
  readonly state: RequestState;
  readonly at: number;
}

/** What held for the service when the request was made, and holds for it to the end. */
export interface RequestTerms {
  /** Version of the catalogue. */
  readonly catalogue: string;
  /** Whether the citizen has to come before the document can be made. */
  readonly visit: boolean;
  /** Whether another officer has to agree before the document is made. */
  readonly secondEyes: boolean;
  /** Calendar days after which a citizen who has to act is reminded … */
  readonly warnDays: number;
  /** … and after which the request ends. */
  readonly expireDays: number;
}

/** The tag of a request that no longer says whose it was. */
export const nobody: Tag = branded('');

/** A request for a document, without what only its person and the office may read. Instants are epoch milliseconds; what is undefined is not stored. */
export interface Request {
  readonly id: string;
  readonly office: string;
  /** Code of the catalogue, such as `AKTA-LAHIR`. */
  readonly service: string;
  readonly terms: RequestTerms;
  /** Of whom it is about. */
  readonly tag: Tag;
  /** Elderly, disabled, pregnant or with an infant; or a supervisor said so. */
  readonly priority: boolean;
  readonly state: RequestState;
  /** Counts the writes. */
  readonly v: number;
  /** Names the request that wrote this version: repeated, it changes nothing. */
  readonly key: string;
  readonly correlationId: string;
  readonly submittedAt: number;
  /** Every state that it came into, in order; the last is the present one. */
  readonly steps: readonly StepTaken[];
  readonly promise: ServicePromise;
  /** When the last promised day ends, as the calendar stood at the last write; absent while it is not the office's turn. */
  readonly due?: number | undefined;
  /** When the promise was missed; absent: kept so far. */
  readonly missedAt?: number | undefined;
  readonly parts: Readonly<Record<string, Part>>;
  /** How often parts went back to the citizen. */
  readonly returns: number;
  readonly claim?: RequestClaim | undefined;
  /** The account that found the papers right. */
  readonly verifiedBy?: string | undefined;
  /** The account that agreed, where the terms ask for a second officer. */
  readonly confirmedBy?: string | undefined;
  /** Since when it is the citizen's turn, or the result is there. */
  readonly turnedAt?: number | undefined;
  /** Visits that were booked for it, the one that counts first. */
  readonly visits?: readonly Visit[] | undefined;
  /** Code of the legal ground of a rejection, and the officer's words. */
  readonly rejection?: Objection | undefined;
  /** When everything that it said of people was deleted; absent: it is still there. */
  readonly forgottenAt?: number | undefined;
}

/** The parts that the citizen has to replace. */
export const objectedParts = ({ parts }: Pick<Request, 'parts'>): readonly string[] =>
  Object.entries(parts).flatMap(([key, { objection }]) => (objection ? [key] : []));

/** What a worklist shows of a request. */
export type ListedRequest = Pick<
  Request,
  | 'id'
  | 'service'
  | 'state'
  | 'priority'
  | 'submittedAt'
  | 'due'
  | 'missedAt'
  | 'turnedAt'
  | 'returns'
  | 'claim'
>;

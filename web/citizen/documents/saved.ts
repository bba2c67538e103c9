import { forget, hasStrings, recallJson, remember } from '../storage.ts';
import type { OpenedRequest } from './api.ts';

/** A request kept on the phone: what opens it, and nothing that was typed. */
export interface SavedRequest {
  readonly key: string;
  readonly code: string;
  readonly office: string;
  readonly service: string;
  readonly state: OpenedRequest['request']['state'];
  /** Epoch milliseconds. */
  readonly submittedAt: number;
}

const NAME = 'balai.requests';
/** A request of which the office keeps nothing any more needs no link. */
const LIFE = 365 * 86_400_000;

const isSaved = (value: unknown): value is SavedRequest =>
  hasStrings(value, 'key', 'code', 'office', 'service', 'state') &&
  'submittedAt' in value &&
  typeof value.submittedAt === 'number';
const areSaved = (value: unknown): value is SavedRequest[] => Array.isArray(value) && value.every(isSaved);

/** The requests on this phone, the newest first. */
export const savedRequests = (now: number): readonly SavedRequest[] =>
  (recallJson(NAME, areSaved) ?? [])
    .filter(({ submittedAt }) => submittedAt + LIFE > now)
    .sort((one, other) => other.submittedAt - one.submittedAt);

const keep = (requests: readonly SavedRequest[]): void => remember(NAME, JSON.stringify(requests));

export function saveRequest({ key, code, request }: OpenedRequest, now: number): void {
  const { office, service, state, submittedAt } = request;
  const others = savedRequests(now).filter((one) => one.code !== code);
  keep([...others, { key, code, office, service, state, submittedAt }]);
}

export const forgetRequest = (key: string, now: number): void =>
  keep(savedRequests(now).filter((one) => one.key !== key));

export const forgetRequests = (): void => forget(NAME);

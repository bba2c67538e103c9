import { forget, hasStrings, recallJson, remember } from '../storage.ts';
import { unanswered } from './attempt.ts';

/** What the citizen has typed so far, as typed. */
export interface Draft {
  readonly nik: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly priority: boolean;
}

export const emptyDraft: Draft = { nik: '', name: '', phone: '', email: '', priority: false };

const NAME = 'balai.draft';
const isDraft = (value: unknown): value is Draft =>
  hasStrings(value, 'nik', 'name', 'phone', 'email') &&
  'priority' in value &&
  typeof value.priority === 'boolean';

// It ends with the tab, not with the page: a refresh or a lost connection keeps it, the next person on a shared phone
// does not find it.
export const recallDraft = (): Draft => recallJson(NAME, isDraft, 'tab') ?? draftOfAttempt() ?? emptyDraft;

/** What was typed for a booking that has no answer yet, after the browser was closed. */
function draftOfAttempt(): Draft | undefined {
  const request = unanswered(Date.now())?.request;
  if (request === undefined) return undefined;
  const { nik, name, phone, email = '' } = request.person;
  return { nik, name, phone, email, priority: request.priority ?? false };
}

export const keepDraft = (draft: Draft): void => remember(NAME, JSON.stringify(draft), 'tab');
export const forgetDraft = (): void => forget(NAME, 'tab');

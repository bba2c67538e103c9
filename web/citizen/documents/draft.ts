import { emptyDraft, type Draft as Person } from '../booking/draft.ts';
import { randomText } from '../booking/proof.ts';
import { hasStrings } from '../storage.ts';
import type { Submission } from './api.ts';
import type { Prepared } from './photo.ts';

/** A paper as it lies on the phone; its content lies beside. */
export interface KeptFile {
  readonly id: string;
  /** As the phone calls it. */
  readonly name: string;
  /** The paper for which it was taken. */
  readonly part: string;
  readonly kind: Prepared['kind'];
  readonly bytes: number;
  readonly preview: string | null;
  /** What stands for it in a submission; null: not there yet. */
  readonly token: string | null;
}

/** A request that is being filled in, or the correction of one. */
export interface Draft {
  readonly name: string;
  /** Epoch milliseconds by the phone's clock. */
  readonly startedAt: number;
  /** Idempotency-Key of what it begins with, or of the correction. */
  readonly key: string;
  readonly salt: string;
  /** The Draft-Key; null: not asked for yet. */
  readonly door: { readonly key: string; readonly until: number } | null;
  readonly form: Readonly<Record<string, string>>;
  readonly person: Person;
  /** Ids of files by key of the paper, in the order of the pages; one file may stand for several papers. */
  readonly papers: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, KeptFile>>;
  /** What was sent and has no answer yet. */
  readonly sent: Submission | null;
}

/** Days after which a draft that nobody went on with is forgotten. */
export const DRAFT_DAYS = 7;

export const isDraft = (value: unknown): value is Draft =>
  hasStrings(value, 'name', 'key', 'salt') &&
  'startedAt' in value &&
  typeof value.startedAt === 'number' &&
  Date.now() - value.startedAt < DRAFT_DAYS * 86_400_000 &&
  ['door', 'form', 'person', 'papers', 'files', 'sent'].every((member) => member in value);

export const newDraft = (name: string): Draft => ({
  name,
  startedAt: Date.now(),
  key: randomText(),
  salt: randomText(),
  door: null,
  form: {},
  person: emptyDraft,
  papers: {},
  files: {},
  sent: null,
});

/** The files of a paper, in the order of its pages. */
export const filesOf = ({ papers, files }: Draft, part: string): readonly KeptFile[] =>
  (papers[part] ?? []).flatMap((id) => files[id] ?? []);

/** The tokens by paper, of those that have files; undefined while one is not there yet. */
export function tokensOf(draft: Draft): Record<string, string[]> | undefined {
  const found: Record<string, string[]> = {};
  for (const part of Object.keys(draft.papers)) {
    const files = filesOf(draft, part);
    const tokens = files.flatMap(({ token }) => token ?? []);
    if (tokens.length < files.length) return undefined;
    if (tokens.length > 0) found[part] = tokens;
  }
  return found;
}

/** The draft without a file in a paper; a file that no paper names leaves. */
export function without(draft: Draft, part: string, id: string): Draft {
  const papers = { ...draft.papers, [part]: (draft.papers[part] ?? []).filter((one) => one !== id) };
  const named = new Set(Object.values(papers).flat());
  const files = Object.fromEntries(Object.entries(draft.files).filter(([one]) => named.has(one)));
  return { ...draft, papers, files };
}

/** The draft as it begins again when the office no longer takes its files: everything typed and taken stays. */
export const reopened = (draft: Draft): Draft => ({
  ...draft,
  key: randomText(),
  salt: randomText(),
  door: null,
  sent: null,
  files: Object.fromEntries(Object.entries(draft.files).map(([id, file]) => [id, { ...file, token: null }])),
});

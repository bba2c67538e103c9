import { expect, test } from 'vitest';
import type { OpenedFile } from '#services/documents/contract.ts';
import { changesBetween } from './changes.ts';

const text = (word: string) => ({ id: word, en: word });
const part = (key: string, revision: number) => ({ key, label: text(key), revision, objection: null });
const file = (more: Partial<OpenedFile> = {}): OpenedFile => ({
  id: 'abcdefghijk',
  office: 'disdukcapil',
  service: 'AKTA-LAHIR',
  name: text('Akta kelahiran'),
  state: 'SUBMITTED',
  version: 1,
  priority: false,
  submittedAt: 0,
  steps: [],
  promise: { days: 3, used: 0, due: null, missed: false, uncertain: false },
  claim: null,
  returns: 0,
  visit: null,
  secondEyes: null,
  person: { nik: '', name: '', phone: null, email: null },
  form: [],
  papers: [{ ...part('kk', 1), files: [] }],
  rejection: null,
  result: null,
  may: [],
  linksUntil: 0,
  now: 1_000,
  ...more,
});

test('somebody else holds it now', () => {
  const after = file({ state: 'CLAIMED', claim: { by: 'other', until: 2_000 } });

  expect(changesBetween(file(), after, 'me')).toEqual([
    { kind: 'state', to: 'CLAIMED' },
    { kind: 'holder', who: 'other' },
  ]);
});

test('a claim that has ended holds nothing, whoever had it', () => {
  const before = file({ state: 'CLAIMED', claim: { by: 'me', until: 2_000 } });
  const after = file({ state: 'CLAIMED', claim: { by: 'me', until: 2_000 }, now: 3_000 });

  expect(changesBetween(before, after, 'me')).toEqual([{ kind: 'holder', who: 'nobody' }]);
});

test('papers that came again are named', () => {
  const after = file({ papers: [{ ...part('kk', 2), files: [] }] });

  expect(changesBetween(file(), after, 'me')).toEqual([{ kind: 'part', key: 'kk', label: text('kk') }]);
});

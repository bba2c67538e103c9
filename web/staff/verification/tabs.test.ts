import { expect, test } from 'vitest';
import type { ListedView, Pile, Worklist } from '#services/documents/contract.ts';
import { type ReadPile, readTab } from './tabs.ts';

const now = 1_000;
const listed = (id: string, more: Partial<ListedView> = {}): ListedView => ({
  id,
  service: 'AKTA-LAHIR',
  state: 'SUBMITTED',
  priority: false,
  submittedAt: 0,
  due: 5_000,
  missed: false,
  turnedAt: null,
  returns: 0,
  claim: null,
  ...more,
});

const office = (piles: Partial<Record<Pile, readonly (readonly ListedView[])[]>>) => {
  const asked: string[] = [];
  const read: ReadPile = async ({ pile, from = '0' }) => {
    asked.push(`${pile} ${from}`);
    const pages = piles[pile] ?? [];
    const body: Worklist = {
      office: 'disdukcapil',
      pile,
      requests: [...(pages[Number(from)] ?? [])],
      next: Number(from) + 1 < pages.length ? `${Number(from) + 1}` : null,
      officer: 'me',
      now,
    };
    return { kind: 'answer', body };
  };
  return { read, asked };
};

async function idsOf(read: ReadPile, ...rest: [Parameters<typeof readTab>[1], string?]) {
  const reply = await readTab(read, ...rest);
  return reply.kind === 'answer' ? reply.body.requests.map(({ id }) => id) : reply.kind;
}

test('mine are those that I hold, over all pages of the held', async () => {
  const held = (id: string, by: string) => listed(id, { claim: { by, until: 2_000 } });
  const { read } = office({ claimed: [[held('a', 'me'), held('b', 'other')], [held('c', 'me')]] });

  expect(await idsOf(read, 'mine')).toEqual(['a', 'c']);
});

test('what somebody held too long waits again, before the others', async () => {
  const { read } = office({
    waiting: [[listed('new')]],
    claimed: [
      [
        listed('kept', { claim: { by: 'other', until: 2_000 } }),
        listed('lapsed', { claim: { by: 'other', until: 999 } }),
      ],
    ],
  });

  expect(await idsOf(read, 'waiting')).toEqual(['lapsed', 'new']);
});

test('overdue is looked for until nothing overdue can follow', async () => {
  const late = (id: string, more: Partial<ListedView> = {}) => listed(id, { due: 500, ...more });
  const { read, asked } = office({
    waiting: [[listed('first', { priority: true }), late('a')], [late('b'), listed('c')], [listed('d')]],
    verified: [[late('e')]],
  });

  expect(await idsOf(read, 'overdue')).toEqual(['a', 'b', 'e']);
  expect(asked).toEqual(['waiting 0', 'waiting 1', 'claimed 0', 'verified 0', 'processing 0']);
});

test('a pile is read page by page', async () => {
  const { read, asked } = office({ ready: [[listed('a')], [listed('b')]] });

  expect(await idsOf(read, 'ready', '1')).toEqual(['b']);
  expect(asked).toEqual(['ready 1']);
});

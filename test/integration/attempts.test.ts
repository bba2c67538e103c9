import { expect, test } from 'vitest';
import { townsInMemory } from '../proof/attempts/worlds.ts';

// The town of `npm run proof -- --only attempts`, small; and whether it would notice.

const share = { seed: 3, attempts: 2_500, patience: 100_000 };

test('a town that wants more than there is gets each seat once and true answers, the same for the same seed', async () => {
  const town = await townsInMemory(share);

  expect(town.flaws).toEqual([]);
  expect(town.attempts).toBeGreaterThanOrEqual(share.attempts);
  expect(Object.keys(town.counts)).toEqual(expect.arrayContaining(['booked', 'full', 'already-booked']));
  expect(await townsInMemory(share)).toEqual(town);
});

test('a store that carries out writes whatever their guards say is noticed', async () => {
  const { flaws } = await townsInMemory(share, (stores) => ({
    ...stores,
    sheets: {
      ...stores.sheets,
      commit: (id, { changes }) => stores.sheets.commit(id, { guards: [], changes }),
    },
  }));

  expect(flaws.join('\n')).toMatch(/hold \d+ seats/);
});

test('a memory that calls windows full before their last seat is sold is noticed', async () => {
  const { flaws } = await townsInMemory(share, (stores) => ({
    ...stores,
    sheets: {
      ...stores.sheets,
      glance: async (id) => {
        const sheet = await stores.sheets.glance(id);
        if (!sheet) return sheet;
        const windows = Object.entries(sheet.windows).map(([name, window]) => [
          name,
          window.taken === window.cap - 1 ? { ...window, taken: window.cap } : window,
        ]);
        return { ...sheet, windows: Object.fromEntries(windows) };
      },
    },
  }));

  expect(flaws.join('\n')).toContain('"full" of');
});

test('an answer that names another ticket than the sheet is noticed', async () => {
  const { flaws } = await townsInMemory(share, (stores) => ({
    ...stores,
    sheets: {
      ...stores.sheets,
      commit: async (id, write) => {
        const answer = await stores.sheets.commit(id, write);
        if (!('committed' in answer)) return answer;
        const { v, held } = answer.committed;
        const wrong = Object.fromEntries(
          Object.entries(held).map(([booking, number]) => [booking, number + 1]),
        );
        return { committed: { v, held: wrong } };
      },
    },
  }));

  expect(flaws.join('\n')).toContain('the sheet says held');
});

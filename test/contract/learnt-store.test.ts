import { describe, expect, test } from 'vitest';
import { learn, nothingLearnt } from '#services/queue/domain/floor/estimate/learnt.ts';
import type { FloorStore } from '#services/queue/domain/floor/floor-store.ts';
import { createFloorStore } from '#services/queue/store/floor/floor-store.ts';
import { createMemoryFloors } from '#services/queue/testing/memory-floors.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();

const stores: Readonly<Record<string, () => Promise<FloorStore>>> = {
  'in memory': async () => createMemoryFloors(),
  'on the engine': async () => {
    const place = await createQueueTable(engine.endpoint);
    return createFloorStore({ ...place, region: 'tanjungbalai', retention: { sheetRetentionDays: 90 } });
  },
};

const call = { service: 'ktp-el', hour: 9, seconds: 400, gap: 20 };
const first = { ...learn(nothingLearnt, call, () => 300), v: 1, through: 1_000 };
const second = { ...learn(first, call, () => 300), v: 2, through: 2_000 };

describe.each(Object.keys(stores))('what an office has learnt, %s', (name) => {
  const open = () => stores[name]?.() ?? Promise.reject(new Error(name));

  test('is nothing before the first day, and each office has its own', async () => {
    const floors = await open();

    await floors.keepLearnt('disdukcapil', first);

    expect(await floors.learnt('disdukcapil')).toEqual(first);
    expect(await floors.learnt('kecamatan')).toEqual(nothingLearnt);
  });

  test('is written by one of those who learn from the same tickets', async () => {
    const floors = await open();

    const answers = await Promise.all(
      [first, first].map((learnt) => floors.keepLearnt('disdukcapil', learnt)),
    );

    expect(answers.toSorted()).toEqual(['stale', 'written']);
  });

  test('never goes back to an older version', async () => {
    const floors = await open();
    await floors.keepLearnt('disdukcapil', first);
    await floors.keepLearnt('disdukcapil', second);

    expect(await floors.keepLearnt('disdukcapil', first)).toBe('stale');
    expect(await floors.keepLearnt('disdukcapil', second)).toBe('stale');
    expect(await floors.learnt('disdukcapil')).toEqual(second);
  });
});

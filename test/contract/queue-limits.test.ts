import { describe, expect, test } from 'vitest';
import { createRecoveryStore } from '#services/queue/store/recovery-store.ts';
import { createMemoryRecoveries } from '#services/queue/testing/memory-limits.ts';
import { createAllowanceStore } from '#shared/allowance/table.ts';
import { createMemoryAllowances } from '#shared/allowance/testing/memory-allowances.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();

const until = 1_800_000_000;
const clock = { now: () => Date.parse('2026-11-20T00:00:00Z') };

describe.each([
  ['in memory', async () => ({ allowances: createMemoryAllowances(), recoveries: createMemoryRecoveries() })],
  [
    'on DynamoDB',
    async () => {
      const place = await createQueueTable(engine.endpoint);
      return {
        allowances: createAllowanceStore(place),
        recoveries: createRecoveryStore({ ...place, region: 'tanjungbalai', clock }),
      };
    },
  ],
])('limits %s', (_, create) => {
  test('an allowance can be taken as often as its limit says, also by many at once', async () => {
    const { allowances } = await create();
    const take = () => allowances.take({ subject: 'FOR#ani', limit: 3, until });

    const taken = await Promise.all(Array.from({ length: 10 }, take));

    expect(taken.filter(Boolean)).toHaveLength(3);
    expect(await take()).toBe(false);
  });

  test('what is taken for the same thing counts once, also when all are taken', async () => {
    const { allowances } = await create();
    const take = (once: string) => allowances.take({ subject: 'FOR#ani', limit: 2, until, once });

    const taken = [];
    for (const once of ['a', 'a', 'b', 'c', 'a', 'b']) taken.push(await take(once));

    expect(taken).toEqual([true, true, true, false, true, true]);
  });

  test('what is given back can be taken again, once however often it is given back', async () => {
    const { allowances } = await create();
    const take = (once: string) => allowances.take({ subject: 'FOR#ani', limit: 1, until, once });
    await take('a');

    for (const once of ['a', 'a', 'never']) await allowances.giveBack({ subject: 'FOR#ani', until, once });

    expect([await take('b'), await take('c')]).toEqual([true, false]);
  });

  test('somebody else, and the next while, have allowances of their own', async () => {
    const { allowances } = await create();
    await allowances.take({ subject: 'FOR#ani', limit: 1, until });

    const others = [
      await allowances.take({ subject: 'FOR#budi', limit: 1, until }),
      await allowances.take({ subject: 'FOR#ani', limit: 1, until: until + 3_600 }),
    ];

    expect(others).toEqual([true, true]);
  });

  test('a recovery is kept as it came first', async () => {
    const { recoveries } = await create();
    const recovery = { id: 'A'.repeat(22), sealed: 'k1.first', correlationId: 'request-1' };
    await recoveries.put(recovery);

    await recoveries.put({ ...recovery, sealed: 'k1.second' });

    expect(await recoveries.read(recovery.id)).toEqual(recovery);
    expect(await recoveries.read('B'.repeat(22))).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { createReminderStore } from '#services/queue/store/reminder-store.ts';
import { createMemoryReminders } from '#services/queue/testing/memory-reminders.ts';
import { sampleId } from '#services/queue/testing/samples.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();

describe.each([
  ['in memory', async () => createMemoryReminders()],
  ['on DynamoDB', async () => createReminderStore(await createQueueTable(engine.endpoint))],
])('the progress of reminders %s', (_, create) => {
  test('begins at nothing, goes on, never goes back, and is that of one sheet', async () => {
    const reminders = await create();
    const another = { ...sampleId, service: 'another' };

    const before = await reminders.reached(sampleId);
    await reminders.reach(sampleId, 20);
    await reminders.reach(sampleId, 7);

    expect(before).toBe(0);
    expect(await reminders.reached(sampleId)).toBe(20);
    expect(await reminders.reached(another)).toBe(0);
  });
});

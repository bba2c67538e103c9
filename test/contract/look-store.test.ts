import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import type { Look } from '#services/queue/domain/look.ts';
import { createLookStore } from '#services/queue/store/look-store.ts';
import { idOf, tagOf } from '#services/queue/testing/samples.ts';
import { localDate } from '#shared/time/local.ts';
import { createQueueTable } from '../proof/queue-table.ts';
import { engineForTests } from '../world/engine.ts';

const engine = engineForTests();

const look: Look = {
  office: 'disdukcapil',
  date: localDate.parse('2026-11-23'),
  at: Date.parse('2026-11-23T02:00:00Z'),
  actor: '3f8e2c1a-0000-4000-8000-00000000000a',
  action: 'work-counter',
  why: 'serving',
  tag: tagOf('ani'),
  booking: idOf('ani'),
  correlationId: 'request-1',
};

test('looks of an office day stand together in the order of time, each once, and leave after five years', async () => {
  const place = await createQueueTable(engine.endpoint);
  const looks = createLookStore(place);
  const later = { ...look, at: look.at + 60_000, correlationId: 'request-2' };

  for (const one of [later, look, look, { ...look, office: 'elsewhere' }]) await looks.note(one);

  const { Items = [] } = await place.client.send(
    new QueryCommand({
      TableName: place.table,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': 'AUDIT#disdukcapil#20261123' },
    }),
  );
  expect(Items.map(({ pk: _, sk: __, ttl, ...kept }) => kept)).toEqual([look, later]);
  expect(Items.map(({ ttl }) => Number(ttl) - look.at / 1000)).toEqual([
    5 * 365 * 86_400,
    5 * 365 * 86_400 + 60,
  ]);
});

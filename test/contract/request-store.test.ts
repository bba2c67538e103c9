import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { forget } from '#services/documents/domain/forget.ts';
import type { Request } from '#services/documents/domain/request.ts';
import type { RequestStore, RequestWrite } from '#services/documents/domain/request-store.ts';
import { type Command, take } from '#services/documents/domain/workflow.ts';
import { requestKey, worklist } from '#services/documents/store/keys.ts';
import { listedAttributes } from '#services/documents/store/request-row.ts';
import { createRequestStore } from '#services/documents/store/request-store.ts';
import { createMemoryRequests } from '#services/documents/testing/memory-requests.ts';
import { monday, sampleCalendar, sampleRequest } from '#services/documents/testing/samples.ts';
import { branded } from '#shared/identity/brand.ts';
import { engineForTests } from '../world/engine.ts';
import { createServiceTable } from '../world/service-table.ts';

const engine = engineForTests();
const file = { sealed: 'sealed-by-a-key' };
const officer = '3f8e2c1a-0000-4000-8000-00000000000a';

async function onEngine() {
  const base = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const table = `documents-${randomUUID()}`;
  await base.send(
    createServiceTable(table, { name: worklist.index, ...worklist, attributes: listedAttributes }),
  );
  const client = DynamoDBDocumentClient.from(base);
  return { requests: createRequestStore({ client, table, region: 'tanjungbalai' }), client, table };
}

const id = (name: string): string => name.padEnd(11, '-');
const request = (name: string, more: Partial<Request> = {}): Request => ({
  ...sampleRequest(),
  id: id(name),
  tag: branded<'Tag'>(name.padEnd(10, '-')),
  ...more,
});
const write = (one: Request, events: RequestWrite['events'] = []): RequestWrite => ({
  request: one,
  events,
  now: monday,
  causationId: 'request-0001',
  officer,
});
/** The write of a step that must be taken. */
function step(one: Request, command: Command): RequestWrite {
  const at = {
    key: randomUUID(),
    now: monday,
    calendar: sampleCalendar,
    officer: { id: officer, supervises: false },
  };
  const decision = take(one, command, at);
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return write(decision.request, decision.events);
}
const claim = (one: Request) => step(one, { step: 'claim', until: monday + 1 });
const put = (requests: RequestStore, one: Request) => requests.submit(write(one), file, 'K7M49Q2X');

describe.each([
  ['in memory', async () => ({ requests: createMemoryRequests() })],
  ['on DynamoDB', onEngine],
])('requests for documents %s', (_, create) => {
  test('are read back as they were submitted, with their file', async () => {
    const { requests } = await create();
    expect(await requests.read(id('ani'))).toBeUndefined();

    expect(await put(requests, request('ani'))).toEqual({ kind: 'stored' });

    expect(await requests.read(id('ani'))).toEqual(request('ani'));
    expect(await requests.readFile(id('ani'))).toEqual(file);
  });

  test('are forgotten with their file, their code and that they were this person’s, over the version before', async () => {
    const { requests } = await create();
    const ani = request('ani', { state: 'WITHDRAWN' });
    await put(requests, ani);
    const person = { tag: ani.tag, code: 'K7M49Q2X' };
    const forgotten = forget(ani, { key: 'forget', now: monday });

    expect(await requests.forget(write({ ...forgotten, v: ani.v + 2 }), person)).toBe('stale');
    expect(await requests.readFile(ani.id)).toEqual(file);
    expect(await requests.forget(write(forgotten), person)).toBe('written');

    const left = await requests.read(ani.id);
    expect(left).toMatchObject({ tag: '', state: 'WITHDRAWN', forgottenAt: monday });
    expect(await requests.readFile(ani.id)).toBeUndefined();
    expect(await requests.listOfPerson(ani.tag)).toEqual([]);
    expect(await requests.listOfCode('K7M49Q2X')).toEqual([]);
    expect(await requests.findOpen(ani.tag, ani.service)).toBeUndefined();
    expect(await requests.forget(write(forgotten), person)).toBe('stale');
  });

  test('that are forgotten leave a later request of the person alone', async () => {
    const { requests } = await create();
    const first = request('ani', { state: 'WITHDRAWN' });
    const second = request('ani2', { tag: first.tag });
    await put(requests, first);
    await put(requests, second);

    await requests.forget(write(forget(first, { key: 'forget', now: monday })), {
      tag: first.tag,
      code: 'K7M49Q2X',
    });

    expect((await requests.findOpen(first.tag, first.service))?.id).toBe(second.id);
    expect(await requests.listOfPerson(first.tag)).toEqual([second.id]);
    expect(await requests.listOfCode('K7M49Q2X')).toEqual([second.id]);
  });

  test('submitted again are the same request', async () => {
    const { requests } = await create();
    await put(requests, request('ani'));

    expect(await put(requests, request('ani'))).toEqual({ kind: 'same', request: request('ani') });
  });

  test('are not made twice for a person and a document while one is open', async () => {
    const { requests } = await create();
    const first = request('ani');
    const second = { ...first, id: id('ani-2') };
    await put(requests, first);

    expect(await put(requests, second)).toEqual({ kind: 'open', request: first });
    expect(await put(requests, { ...second, service: 'KIA-BARU' })).toEqual({ kind: 'stored' });

    await requests.update(step(first, { step: 'withdraw' }));
    expect(await put(requests, { ...first, id: id('ani-3') })).toEqual({ kind: 'stored' });
    expect(await requests.listOfPerson(first.tag)).toHaveLength(3);
  });

  test('stand in nobody’s way once the document is there', async () => {
    const { requests } = await create();
    const ready: Request = { ...request('ani'), state: 'READY', due: undefined };
    await put(requests, ready);

    expect(await requests.findOpen(ready.tag, ready.service)).toBeUndefined();
    expect(await put(requests, { ...request('ani'), id: id('ani-2') })).toEqual({ kind: 'stored' });
  });

  test('are found while they are open, by person and document, and for good by their code', async () => {
    const { requests } = await create();
    const first = request('ani');
    expect(await requests.findOpen(first.tag, first.service)).toBeUndefined();
    await put(requests, first);
    await put(requests, request('budi'));

    expect(await requests.findOpen(first.tag, first.service)).toEqual(first);
    expect(await requests.findOpen(first.tag, 'KIA')).toBeUndefined();
    expect([...(await requests.listOfCode('K7M49Q2X'))].sort()).toEqual([id('ani'), id('budi')].sort());
    expect(await requests.listOfCode('K7M49Q2Y')).toEqual([]);
    await requests.update(step(first, { step: 'withdraw' }));
    expect(await requests.findOpen(first.tag, first.service)).toBeUndefined();
  });

  test('asked for at the same moment by one person become one', async () => {
    const { requests } = await create();
    const rivals = Array.from({ length: 8 }, (_, index) => ({ ...request('ani'), id: id(`ani-${index}`) }));

    const answers = await Promise.all(rivals.map((one) => put(requests, one)));

    expect(answers.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'open')).toHaveLength(7);
  });

  test('are written over the version before and no other', async () => {
    const { requests } = await create();
    await put(requests, request('ani'));
    const claimed = claim(request('ani'));

    expect(await requests.update(claimed)).toBe('written');
    expect(await requests.update(claimed)).toBe('stale');
    expect(await requests.update(claim(request('budi')))).toBe('stale');
    expect(await requests.read(id('ani'))).toEqual(claimed.request);
  });

  test('take a new file together with the step, or neither', async () => {
    const { requests } = await create();
    await put(requests, request('ani'));
    const claimed = claim(request('ani'));
    await requests.update(claimed);
    const back = step(claimed.request, {
      step: 'return',
      objections: { kk: { reason: 'blurred', note: 'x' } },
    });
    await requests.update(back);
    const again = step(back.request, { step: 'resubmit', replaced: ['kk'] });

    expect(await requests.update(again, { sealed: 'newer' })).toBe('written');
    expect(await requests.update(again, { sealed: 'newest' })).toBe('stale');
    expect(await requests.readFile(id('ani'))).toEqual({ sealed: 'newer' });
  });

  test('lie in the pile of their state, who has priority first, then who is due first, page by page', async () => {
    const { requests } = await create();
    const order = [
      request('late', { due: 3_000 }),
      request('soon', { due: 1_000 }),
      request('vip', { due: 9_000, priority: true }),
      request('mid', { due: 2_000 }),
    ];
    for (const one of order) await put(requests, one);
    const place = { office: 'disdukcapil', pile: 'waiting' } as const;

    const first = await requests.listPile(place, { most: 3 });
    const second = await requests.listPile(place, { most: 3, from: first.next });

    expect(first.requests.map((one) => one.id)).toEqual(['vip', 'soon', 'mid'].map(id));
    expect(second.requests.map((one) => one.id)).toEqual([id('late')]);
    expect(second.next).toBeUndefined();
    expect(first.requests[0]).toMatchObject({ state: 'SUBMITTED', due: 9_000, priority: true });
  });

  test('leave the worklist when they end', async () => {
    const { requests } = await create();
    await put(requests, request('ani'));
    await requests.update(step(request('ani'), { step: 'withdraw' }));
    const pages = await Promise.all(
      (['waiting', 'citizen', 'ready'] as const).map((pile) =>
        requests.listPile({ office: 'disdukcapil', pile }, { most: 9 }),
      ),
    );

    expect(pages.flatMap((page) => page.requests)).toEqual([]);
  });

  test('are not written with an event that its schema refuses', async () => {
    const { requests } = await create();
    await put(requests, request('ani'));
    const { request: next, events } = claim(request('ani'));
    const broken = events.map(({ event }) => ({ event, data: { request: 'no' } }));

    await expect(requests.update(write(next, broken))).rejects.toThrow();
    expect(await requests.read(id('ani'))).toEqual(request('ani'));
  });
});

test('the events of a step ride in the request, with the officer who took it', async () => {
  const { requests, client, table } = await onEngine();
  await put(requests, request('ani'));
  await requests.update(claim(request('ani')));

  const { Item } = await client.send(new GetCommand({ TableName: table, Key: { ...requestKey(id('ani')) } }));

  expect(JSON.parse(String(Item?.['outbox']))).toMatchObject([
    {
      detailType: 'RequestClaimed.v1',
      detail: { metadata: { subject: id('ani'), version: 2, actor: { kind: 'officer', id: officer } } },
    },
  ]);
});

import { beforeEach, expect, test } from 'vitest';
import { routes } from '#services/documents/contract.ts';
import { createRequestsApi, type Known, known } from '#services/documents/testing/requests-api.ts';
import type { Route } from '#shared/http/route.ts';
import { gatewayEvent } from '#shared/http/testing/gateway-event.ts';
import { countCalls } from './count-calls.ts';

// Whoever tries codes, PINs and keys of requests must not learn from answers, nor from what an answer costs, whether there is something.

let api: ReturnType<typeof createRequestsApi>;
beforeEach(() => {
  api = createRequestsApi();
});

function oneIn(state: Known['state']): Known {
  const one = known.find((candidate) => candidate.state === state);
  if (!one) throw new Error(`Nobody is ${state}.`);
  return one;
}

/** Counts the calls to the stores from now on. */
function count() {
  const { requests, papers, allowances } = api.ports;
  return countCalls({ requests, papers, allowances });
}

async function ask(route: Route, headers: Record<string, string>, body?: unknown) {
  const event = gatewayEvent({
    route,
    path: { upload: 'u'.repeat(22) },
    headers: { ...api.doorHeaders, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { statusCode, body: answered = '' } = await api.handle(event);
  const { correlationId: _, ...shown } = JSON.parse(answered);
  return { status: statusCode, shown };
}

test('a wrong PIN costs and answers what a code costs that nobody has', async () => {
  const { code, pin } = oneIn('SUBMITTED');
  const wrong = pin === '000000' ? '000001' : '000000';
  await ask(routes.readServices, {});
  const calls = count();

  const told = [await ask(routes.openRequest, {}, { code, pin: wrong })];
  const cost = { ...calls };
  told.push(await ask(routes.openRequest, {}, { code: 'ZZZZZZZZ', pin: wrong }));

  expect(told[0]?.status).toBe(404);
  expect(told[1]).toEqual(told[0]);
  expect(cost).toEqual({ 'allowances.take': 2, 'requests.listOfCode': 1 });
  expect(calls).toEqual({ 'allowances.take': 4, 'requests.listOfCode': 2 });
});

test('keys that were made elsewhere open nothing, all look alike, and none reaches a store', async () => {
  const { key, draftKey } = oneIn('SUBMITTED');
  await ask(routes.readServices, {});
  const calls = count();
  const altered = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');

  const told = [
    await ask(routes.readRequest, { 'request-key': altered(key) }),
    await ask(routes.readRequest, { 'request-key': draftKey.slice(0, 37) }),
    await ask(routes.withdrawRequest, { 'request-key': altered(key) }),
    await ask(routes.receiveDocument, { 'request-key': altered(key) }),
  ];
  const attached = await ask(routes.attachUpload, { 'draft-key': altered(draftKey) });

  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(told[0]?.status).toBe(404);
  expect(attached.shown.code).toBe('bad-key');
  expect(calls).toEqual({});
});

test('a draft without its proof of work is none, and reaches no store', async () => {
  await ask(routes.readServices, {});
  const calls = count();

  const told = await ask(
    routes.openDraft,
    { 'idempotency-key': '0f9d6f52-3c5e-4b0a-9d53-0d7d3f3a9a11' },
    { office: 'disdukcapil', salt: 's'.repeat(16), altcha: 'e30=' },
  );

  expect(told.shown.code).toBe('bad-proof');
  expect(calls).toEqual({});
});

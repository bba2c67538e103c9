import { expect, test } from 'vitest';
import { readRequest } from './request.ts';
import { gatewayEvent } from './testing/gateway-event.ts';

const event = (body: string) => gatewayEvent({ route: { method: 'PUT', path: '/' }, body });

test.each([
  ['in a value', String.raw`{"reason":"rapat \ud800 dinas"}`],
  ['in a name', String.raw`{"\udc00":1}`],
  ['deep inside', String.raw`{"value":[{"reason":{"id":"\udfff"}}]}`],
])('half a character %s is refused: no database could keep it', (_, body) => {
  expect(readRequest(event(body))).toEqual({ code: 'bad-request' });
});

test('a whole one of two halves is taken', () => {
  expect(readRequest(event(String.raw`{"reason":"\ud83d\ude00"}`))).toMatchObject({ body: { reason: '😀' } });
});

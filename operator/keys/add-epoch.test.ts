import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { addEpoch } from './add-epoch.ts';

const first = JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'x'.repeat(64) });
const terms = { today: '2026-12-14', horizonDays: 14 };

test('the next key holds from a date that nobody can book yet, and what was there stays as it is', () => {
  const { secret, id, from } = addEpoch(first, terms);
  const ring = readKeyRing(secret);

  expect({ id, from }).toEqual({ id: 'k2', from: '2026-12-31' });
  expect([ring.idOn('2026-12-28'), ring.idOn('2026-12-30'), ring.idOn('2026-12-31')]).toEqual([
    'k1',
    'k1',
    'k2',
  ]);
  expect(JSON.parse(secret)['k1']).toBe('x'.repeat(64));
  expect(JSON.parse(secret)['k2']).toMatch(/^[\w-]{64}$/);
});

test('however often keys are rotated, no date that could be booked before changes its key', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 18, max: 400 }), { minLength: 1, maxLength: 8 }), (pauses) => {
      let [secret, today] = [first, Date.parse('2026-01-01')];
      for (const days of pauses) {
        const on = (offset: number) => new Date(today + offset * 86_400_000).toISOString().slice(0, 10);
        const before = readKeyRing(secret);
        const after = addEpoch(secret, { today: on(0), horizonDays: 14 });
        const ring = readKeyRing(after.secret);
        for (let offset = -30; offset <= 14; offset += 1)
          expect(ring.idOn(on(offset))).toBe(before.idOn(on(offset)));
        expect(ring.ids).toEqual([...before.ids, after.id]);
        secret = after.secret;
        today += days * 86_400_000;
      }
    }),
    { numRuns: 50 },
  );
});

test('a key that is to come already is not overtaken by another', () => {
  const { secret } = addEpoch(first, terms);

  expect(() => addEpoch(secret, terms)).toThrow('sudah ada dan mulai berlaku 2026-12-31');
});

test('what is no key secret is refused without telling it', () => {
  for (const text of ['', 'not json', '{"v1":"origin-value"}', '[]'])
    expect(() => addEpoch(text, terms)).toThrow(/^Rahasia ini bukan rahasia kunci Balai\.$/);
});

import { expect, test } from 'vitest';
import { spokenDate, spokenInstant } from './spoken.ts';

test('a date is said with its weekday in both languages', () => {
  const said = spokenDate('2026-11-23');

  expect(said.id).toBe('Senin, 23 November 2026');
  expect(said.en).toMatch(/^Monday,? 23 November 2026$/);
});

test.each([
  ['Asia/Jakarta', '07.00 WIB'],
  ['Asia/Makassar', '08.00 WITA'],
  ['Asia/Jayapura', '09.00 WIT'],
])('an instant is said in the time of %s', (zone, said) => {
  expect(spokenInstant(Date.parse('2026-11-23T00:00:00Z'), zone).id).toBe(
    `Senin, 23 November 2026 pukul ${said}`,
  );
});

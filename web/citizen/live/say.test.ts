import { describe, expect, test } from 'vitest';
import { say, waitIn } from './say.ts';
import { stageOf } from './stage.ts';
import { liveTexts } from './texts.ts';

const { id, en } = liveTexts;
const place = {
  ticket: 'A012',
  service: 'ktp-el',
  state: 'WAITING',
  now: 0,
  ahead: 7,
  wait: { p50: 23, p90: 41 },
  counter: null,
  calledAt: null,
  askAgainSeconds: 15,
  rating: 'not-yet',
} as const;
const time = () => '09.00';

describe('a wait', () => {
  test.each([
    [{ p50: 23, p90: 41 }, 'Kira-kira 25 sampai 40 menit lagi', 'About 25 to 40 minutes'],
    [{ p50: 6, p90: 12 }, 'Kira-kira 6 sampai 10 menit lagi', 'About 6 to 10 minutes'],
    [{ p50: 19, p90: 21 }, 'Kira-kira 20 menit lagi', 'About 20 minutes'],
    [{ p50: 0, p90: 3 }, 'Kurang dari 5 menit lagi', 'Less than 5 minutes'],
  ])('of %j is a range that nobody takes for a promise', (wait, indonesian, english) => {
    expect([waitIn(id, wait), waitIn(en, wait)]).toEqual([indonesian, english]);
  });

  test('without a counter is not guessed', () => {
    expect(waitIn(id, null)).toContain('Belum ada loket');
  });
});

test('how many are ahead is said first, then the wait, in both languages', () => {
  expect(say(id, stageOf(place), time)).toMatchObject({ title: '7 orang di depan Anda', tone: 'calm' });
  expect(say(en, stageOf({ ...place, ahead: 1 }), time)).toMatchObject({ title: '1 person ahead of you' });
});

test('a call names the counter and wants to be seen', () => {
  const called = stageOf({ ...place, state: 'CALLED', ahead: null, wait: null, counter: '3' });

  expect(say(id, called, time)).toMatchObject({ title: 'Silakan ke loket 3', tone: 'now' });
});

test('who could not be served hears more than who never came', () => {
  const [left, never] = [true, false].map((wasThere) => say(id, { name: 'closed', wasThere }, time).text);

  expect(left).toContain('didahulukan');
  expect(never).not.toContain('didahulukan');
});

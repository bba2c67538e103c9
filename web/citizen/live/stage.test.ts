import { describe, expect, test } from 'vitest';
import type { Board, Place } from '#services/queue/contract.ts';
import { isCall, isOver, newsOf, type Stage, stageBefore, stageOf } from './stage.ts';

const at = (time: string) => Date.parse(`2026-12-15T${time}:00+07:00`);
const waiting: Place = {
  ticket: 'A012',
  service: 'ktp-el',
  state: 'WAITING',
  now: at('09:00'),
  ahead: 7,
  wait: { p50: 25, p90: 40 },
  counter: null,
  calledAt: null,
  askAgainSeconds: 15,
  rating: 'not-yet',
};
const board: Board = {
  office: 'disdukcapil',
  date: '2026-12-15',
  now: at('09:00'),
  day: 'open',
  calling: [],
  last: [],
  services: [{ id: 'ktp-el', waiting: 12, open: 2, wait: { p50: 40, p90: 60 }, next: [] }],
  notices: [],
};

describe('before check-in', () => {
  const window = { startsAt: at('09:00'), endsAt: at('10:00') };
  const stageAt = (time: string, known: Board | undefined = board) =>
    stageBefore({ till: at('08:30') }, window, { board: known, service: 'ktp-el', now: at(time) });

  test.each([
    ['07:30', 'early'],
    ['08:19', 'early'],
    ['08:20', 'leave'],
    ['08:49', 'leave'],
    ['08:50', 'come'],
    ['09:59', 'come'],
    ['10:00', 'late'],
  ])('of a window from nine, at %s: %s', (time, name) => {
    expect(stageAt(time).name).toBe(name);
  });

  test('people leave in time to be there ten minutes before, half an hour on the way', () => {
    expect(stageAt('07:30')).toMatchObject({ leaveAt: at('08:20') });
  });

  test('how busy it is, is told while the hall is open', () => {
    expect(stageAt('08:00')).toMatchObject({ busy: { waiting: 12 } });
    expect(stageAt('08:00', { ...board, day: 'before' })).toMatchObject({ busy: undefined });
    expect(stageAt('08:00', { ...board, services: [] })).toMatchObject({ busy: undefined });
  });

  test('nobody is sent to an office whose day is over', () => {
    expect(stageAt('09:30', { ...board, day: 'over' })).toEqual({ name: 'closed', wasThere: false });
  });

  test('nobody is told to check in before check-in opens', () => {
    const late = { till: at('09:20') };
    const when = { board, service: 'ktp-el', now: at('09:10') };

    expect(stageBefore(late, window, when).name).toBe('leave');
  });
});

describe('in the hall', () => {
  test.each<[string, Partial<Place>, Stage]>([
    ['far', {}, { name: 'waiting', ahead: 7, wait: { p50: 25, p90: 40 }, near: false }],
    ['five ahead', { ahead: 5 }, { name: 'waiting', ahead: 5, wait: { p50: 25, p90: 40 }, near: true }],
    [
      'a quarter of an hour left',
      { wait: { p50: 15, p90: 30 } },
      { name: 'waiting', ahead: 7, wait: { p50: 15, p90: 30 }, near: true },
    ],
    ['no counter', { wait: null }, { name: 'waiting', ahead: 7, wait: null, near: false }],
    ['nobody ahead', { ahead: 0, wait: null }, { name: 'next', wait: null }],
    ['called', { state: 'CALLED', ahead: null, counter: '3' }, { name: 'called', counter: '3' }],
    ['served', { state: 'SERVING', ahead: null, counter: '3' }, { name: 'serving', counter: '3' }],
    ['parked', { state: 'PARKED' }, { name: 'parked' }],
    ['missed', { state: 'MISSED' }, { name: 'missed' }],
    ['done', { state: 'DONE', rating: 'open' }, { name: 'done', rating: 'open' }],
    ['the day closed', { state: 'CANCELLED' }, { name: 'closed', wasThere: true }],
  ])('%s', (_, part, stage) => {
    expect(stageOf({ ...waiting, ...part })).toEqual(stage);
  });

  test('only the end of a visit ends the questions: who was missed may be called again', () => {
    const ended = (['MISSED', 'PARKED', 'SERVING', 'DONE', 'CANCELLED'] as const).filter((state) =>
      isOver(stageOf({ ...waiting, state })),
    );

    expect(ended).toEqual(['DONE', 'CANCELLED']);
  });

  test('the phone buzzes when it is one’s turn, and for nothing else', () => {
    const stages = [waiting, { ...waiting, ahead: 0 }, { ...waiting, state: 'CALLED' as const }].map(stageOf);

    expect(stages.map(isCall)).toEqual([false, true, true]);
  });
});

describe('what is read aloud', () => {
  const newsAt = (ahead: number, minutes = 90) =>
    newsOf(stageOf({ ...waiting, ahead, wait: { p50: minutes, p90: minutes * 2 } }));

  test('is nothing when only the minutes changed', () => {
    expect(newsAt(7, 90)).toBe(newsAt(7, 84));
  });

  test('is every fifth step far away, and every step near', () => {
    const spoken = (from: number, to: number) =>
      new Set(Array.from({ length: from - to + 1 }, (_, step) => newsAt(from - step))).size;

    expect(spoken(30, 6)).toBe(5);
    expect(spoken(5, 1)).toBe(5);
  });

  test('is a call to another counter', () => {
    const [three, four] = ['3', '4'].map((counter) =>
      newsOf(stageOf({ ...waiting, state: 'CALLED', counter })),
    );

    expect(three).not.toBe(four);
  });
});

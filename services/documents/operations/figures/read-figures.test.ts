import { expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { branded } from '#shared/identity/brand.ts';
import { localDate } from '#shared/time/local.ts';
import type { Request } from '../../domain/request.ts';
import type { StepName } from '../../domain/steps.ts';
import { commandOf } from '../../testing/commands.ts';
import { createMemoryFigures } from '../../testing/memory-figures.ts';
import { createMemoryRequests } from '../../testing/memory-requests.ts';
import { monday, sampleRequest } from '../../testing/samples.ts';
import { told } from '../../testing/told.ts';
import { calendarOf, officeWith } from '../office.ts';
import { takeStep } from '../take-step.ts';
import { countEvent, countedEvent } from './count-event.ts';
import { readRequestFigures } from './read-figures.ts';

const DAY = 86_400_000;
const call = { actor: { id: 'head', roles: [] }, correlationId: 'request-0001', viewer: '' };

function office() {
  const clock = { at: monday, now: () => clock.at };
  const requests = createMemoryRequests();
  const figures = createMemoryFigures();
  const calendar = calendarOf(region, officeWith(region, 'disdukcapil'));
  const ports = { region, clock, requests, figures, calendarOf: async () => calendar };
  return {
    clock,
    submit: (name: string, more: Partial<Request> = {}) => {
      const request = {
        ...sampleRequest(),
        id: name.padEnd(11, '-'),
        tag: branded<'Tag'>(name.padEnd(10, '-')),
        ...more,
      };
      return requests.submit(
        { request, events: [], now: clock.at, causationId: 'request-0001' },
        { sealed: 'x' },
        'K7M49Q2X',
      );
    },
    step: async (name: string, ...steps: readonly StepName[]) => {
      for (const step of steps) {
        const request = await requests.read(name.padEnd(11, '-'));
        if (!request) throw new Error(`There is no ${name}.`);
        const command = commandOf(step, request, { now: clock.at, to: 'ani', part: 'kk' });
        const officer = { id: '3f8e2c1a-0000-4000-8000-00000000000a', supervises: true };
        const wanted = { id: request.id, key: `${step}-${request.v}`, officer, command };
        expect(await takeStep(ports, { ...wanted, causationId: 'request-0001' })).toHaveProperty('request');
      }
    },
    /** Brings every event to who counts, in an order of its own and as often as told. */
    count: async (times: number) => {
      const events = told(requests.writes, region.id).toReversed();
      for (const event of Array.from({ length: times }, () => events).flat()) {
        const read = countedEvent.safeParse(event);
        if (read.success) await countEvent(ports, read.data);
      }
    },
    read: async (from: string, to: string) =>
      readRequestFigures(ports)(
        { path: { office: 'disdukcapil' }, query: { from: localDate.parse(from), to: localDate.parse(to) } },
        call,
      ),
  };
}

test('a day counts each event once, however often and in which order it comes; who was finished without going back is told apart', async () => {
  const { submit, step, count, clock, read } = office();
  for (const name of ['ani', 'budi', 'cici', 'dodi']) await submit(name);
  await step('ani', 'claim', 'verify', 'process', 'finish');
  await step('budi', 'claim', 'return');
  await step('cici', 'withdraw');
  clock.at = monday + DAY;
  await step('budi', 'resubmit', 'claim', 'verify', 'process', 'finish');
  clock.at = monday + 8 * DAY;
  await step('dodi', 'claim', 'reject');

  await count(3);

  const nothing = {
    submitted: 0,
    returned: 0,
    ready: 0,
    rejected: 0,
    ended: 0,
    kept: 0,
    missed: 0,
    oneVisit: 0,
  };
  expect(await read('2026-11-15', '2026-11-24')).toMatchObject({
    answer: {
      days: [
        { date: '2026-11-15', ...nothing },
        { date: '2026-11-16', ...nothing, ready: 1, returned: 1, ended: 1, kept: 1, oneVisit: 1 },
        { date: '2026-11-17', ...nothing, ready: 1, kept: 1 },
        ...[18, 19, 20, 21, 22, 23].map((day) => ({ date: `2026-11-${day}`, ...nothing })),
        { date: '2026-11-24', ...nothing, rejected: 1, missed: 1 },
      ],
    },
  });
});

test('what lies open is counted pile by pile, with what is late and since when the oldest lies there', async () => {
  const { submit, step, clock, read } = office();
  for (const name of ['ani', 'budi', 'cici']) await submit(name);
  await step('budi', 'claim');
  clock.at = monday + DAY;
  await step('cici', 'claim', 'return');
  clock.at = monday + 8 * DAY;

  const open = await read('2026-11-24', '2026-11-24');

  expect(open).toMatchObject({
    answer: {
      open: [
        { pile: 'waiting', count: 1, oldest: monday, overdue: 1 },
        { pile: 'claimed', count: 1, oldest: monday, overdue: 1 },
        { pile: 'citizen', count: 1, oldest: monday + DAY, overdue: 0 },
        { pile: 'verified', count: 0, oldest: null, overdue: 0 },
        { pile: 'processing', count: 0, oldest: null, overdue: 0 },
        { pile: 'ready', count: 0, oldest: null, overdue: 0 },
      ],
    },
  });
});

test.each([
  ['a quarter and a day', '2026-08-24', '2026-11-24'],
  ['days that run backwards', '2026-11-24', '2026-11-23'],
])('%s are refused', async (_, from, to) => {
  expect(await office().read(from, to)).toEqual({ refused: [{ code: 'bad-date', field: 'query.to' }] });
});

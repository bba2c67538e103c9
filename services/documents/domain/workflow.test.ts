import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandOf } from '../testing/commands.ts';
import { monday, sampleCalendar, sampleRequest } from '../testing/samples.ts';
import type { Request, RequestState } from './request.ts';
import { mayTake, steps, turn } from './steps.ts';
import { type At, type Command, noteMissed, type Officer, take, type WorkflowDecision } from './workflow.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ani: Officer = { id: 'ani', supervises: false };
const budi: Officer = { id: 'budi', supervises: false };
const head: Officer = { id: 'head', supervises: true };
const until = monday + HOUR;
const blurred = { reason: 'blurred', note: 'Halaman kedua tidak terbaca' };

let keys = 0;
const by = (officer?: Officer, now = monday): At => {
  keys += 1;
  return { key: `key-${keys}`, now, calendar: sampleCalendar, ...(officer && { officer }) };
};
/** The request after a step that must be taken. */
function taken(request: Request, command: Command, at: At): Request {
  const decision = take(request, command, at);
  if (decision.kind !== 'write') throw new Error(`No write but ${JSON.stringify(decision)}`);
  return decision.request;
}
const eventsOf = (decision: WorkflowDecision): string[] =>
  decision.kind === 'write' ? decision.events.map(({ event }) => event.detailType) : [];
const no = (code: string) => ({ kind: 'refused', code });

const claimed = (request = sampleRequest(), officer = ani, now = monday) =>
  taken(request, { step: 'claim', until: now + HOUR }, by(officer, now));
const returned = () => taken(claimed(), { step: 'return', objections: { kk: blurred } }, by(ani));

describe('a claim', () => {
  test('keeps others away until it ends, and then one of them takes it', () => {
    const request = claimed();
    const take2 = (now: number) => take(request, { step: 'claim', until: now + HOUR }, by(budi, now));

    expect(take2(until - 1)).toEqual(no('claimed-by-another'));
    expect(take2(until)).toMatchObject({ kind: 'write', request: { claim: { by: 'budi' } } });
  });

  test('is renewed by its holder without telling anybody', () => {
    const decision = take(claimed(), { step: 'claim', until: until + HOUR }, by(ani));

    expect(decision).toMatchObject({ kind: 'write', request: { claim: { by: 'ani', until: until + HOUR } } });
    expect(eventsOf(decision)).toEqual([]);
  });

  test('is moved to another officer by a supervisor, and the first can do nothing more', () => {
    const request = taken(claimed(), { step: 'assign', to: 'budi', until }, by(head));

    expect(take(request, { step: 'verify' }, by(ani))).toEqual(no('not-claimed-by-you'));
    expect(take(request, { step: 'verify' }, by(budi))).toMatchObject({ kind: 'write' });
  });

  test('is given back by its holder or a supervisor, nobody else', () => {
    const release = (officer: Officer) => take(claimed(), { step: 'release' }, by(officer));

    expect(release(budi)).toEqual(no('not-claimed-by-you'));
    expect(release(ani)).toMatchObject({ request: { state: 'SUBMITTED', claim: undefined } });
    expect(release(head)).toMatchObject({ request: { state: 'SUBMITTED', claim: undefined } });
  });
});

describe('a return', () => {
  test('names the parts and reasons, and the claim ends', () => {
    const decision = take(claimed(), { step: 'return', objections: { kk: blurred } }, by(ani));

    expect(decision).toMatchObject({
      request: {
        state: 'RETURNED',
        returns: 1,
        claim: undefined,
        parts: { kk: { revision: 1, objection: blurred }, surat_lahir: { revision: 1 } },
      },
      events: [{ data: { parts: [{ part: 'kk', reason: 'blurred' }], returns: 1 } }],
    });
    expect(JSON.stringify(decision.kind === 'write' && decision.events)).not.toContain('Halaman');
  });

  test('needs a reason, and a part that the request has', () => {
    const back = (objections: Record<string, { reason: string }>) =>
      take(claimed(), { step: 'return', objections }, by(ani));

    expect(back({})).toEqual(no('nothing-objected'));
    expect(back({ ktp: { reason: 'blurred' } })).toEqual(no('unknown-part'));
    expect(back({ constructor: { reason: 'blurred' } })).toEqual(no('unknown-part'));
  });

  test('is answered by exactly the parts that went back; the others stay as they are', () => {
    const again = (replaced: string[]) => take(returned(), { step: 'resubmit', replaced }, by());

    expect(again([])).toEqual(no('other-parts'));
    expect(again(['surat_lahir'])).toEqual(no('other-parts'));
    expect(again(['kk', 'surat_lahir'])).toEqual(no('other-parts'));
    expect(again(['kk'])).toMatchObject({
      request: { state: 'RESUBMITTED', parts: { kk: { revision: 2 }, surat_lahir: { revision: 1 } } },
    });
  });

  test('stops the promise, which goes on when the citizen has answered', () => {
    const [tuesday, friday] = [monday + DAY, monday + 4 * DAY];
    const back = taken(claimed(), { step: 'return', objections: { kk: blurred } }, by(ani, tuesday));
    const again = taken(back, { step: 'resubmit', replaced: ['kk'] }, by(undefined, friday));

    expect(back.promise.held).toEqual([{ from: monday, to: tuesday }]);
    expect(again.promise.held).toEqual([{ from: monday, to: tuesday }, { from: friday }]);
  });
});

describe('papers that are right', () => {
  test('go on to be processed, or wait for the visit where the service needs one', () => {
    const verify = (request: Request) => taken(claimed(request), { step: 'verify' }, by(ani));

    expect(verify(sampleRequest()).state).toBe('VERIFIED');
    expect(verify(sampleRequest({ visit: true })).state).toBe('AWAITING_VISIT');
  });

  test('need another officer where the terms ask for one, and that is never the same', () => {
    const strict = sampleRequest({ secondEyes: true, visit: true });
    const verified = taken(claimed(strict), { step: 'verify' }, by(ani));

    expect(take(verified, { step: 'process', visited: false }, by(ani))).toEqual(no('needs-second-officer'));
    expect(take(verified, { step: 'confirm' }, by(ani))).toEqual(no('same-officer'));
    expect(take(verified, { step: 'confirm' }, by(budi))).toMatchObject({
      request: { state: 'AWAITING_VISIT', verifiedBy: 'ani', confirmedBy: 'budi' },
    });
    expect(take(verified, { step: 'dispute' }, by(budi))).toMatchObject({
      request: { state: 'SUBMITTED', verifiedBy: undefined },
    });
  });

  test('are confirmed by nobody where nobody has to', () => {
    const verified = taken(claimed(), { step: 'verify' }, by(ani));

    expect(take(verified, { step: 'confirm' }, by(budi))).toEqual(no('wrong-state'));
  });
});

describe('the same request', () => {
  test('for a step, again, changes nothing', () => {
    const at = by(ani);
    const request = taken(sampleRequest(), { step: 'claim', until }, at);

    expect(take(request, { step: 'claim', until }, at)).toEqual({ kind: 'done' });
  });

  test('late, after somebody else took the next step, is told to look again', () => {
    const late = { ...by(ani), seen: 1 };
    const request = taken(
      taken(sampleRequest(), { step: 'claim', until }, late),
      { step: 'release' },
      by(ani),
    );

    expect(take(request, { step: 'claim', until }, late)).toEqual(no('moved-on'));
  });
});

describe('a promise that passes', () => {
  const late = monday + 4 * DAY;

  test('is told once, by the schedule or by whatever step comes first', () => {
    const noted = noteMissed(sampleRequest(), by(undefined, late));
    const stepped = take(sampleRequest(), { step: 'claim', until: late + HOUR }, by(ani, late));

    expect(eventsOf(noted)).toEqual(['PromiseMissed.v1']);
    expect(eventsOf(stepped)).toEqual(['PromiseMissed.v1', 'RequestClaimed.v1']);
    if (noted.kind !== 'write') throw new Error('It was not noted.');
    expect(noteMissed(noted.request, by(undefined, late))).toEqual({ kind: 'done' });
    expect(eventsOf(take(noted.request, { step: 'claim', until: late + HOUR }, by(ani, late)))).toEqual([
      'RequestClaimed.v1',
    ]);
  });

  test('stays in the record of the decision', () => {
    const ready = (now: number) => {
      const processing = taken(
        taken(claimed(sampleRequest(), ani, now), { step: 'verify' }, by(ani, now)),
        { step: 'process', visited: false },
        by(ani, now),
      );
      return take(processing, { step: 'finish' }, by(ani, now));
    };
    const kept = (decision: WorkflowDecision) =>
      decision.kind === 'write' && decision.events.map(({ data }) => data).at(-1);

    expect(kept(ready(monday + DAY))).toMatchObject({ decision: 'ready', kept: true });
    expect(kept(ready(late))).toMatchObject({ decision: 'ready', kept: false });
  });

  test('is none while the citizen has the file', () => {
    expect(noteMissed(returned(), by(undefined, monday + 60 * DAY))).toEqual({ kind: 'done' });
  });
});

test('the last closing hour is the office’s: what is done at that instant is kept', () => {
  const closing = Date.parse('2026-11-19T16:00:00+07:00');

  expect(noteMissed(sampleRequest(), by(undefined, closing))).toEqual({ kind: 'done' });
  expect(noteMissed(sampleRequest(), by(undefined, closing + 1))).toMatchObject({
    request: { missedAt: closing },
  });
});

const officers = [ani, budi, head, { id: 'citra', supervises: false }];
const finals: readonly RequestState[] = ['DELIVERED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'];

/** Something that somebody tries, having seen the request as it was some versions ago. */
const attempts = fc.array(
  fc.record({
    step: fc.nat(),
    /** Whether it is a step that whoever asks can think possible, and one that does not end it all. */
    sensible: fc.constantFrom(true, true, true, false),
    ends: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
    officer: fc.integer({ min: 0, max: officers.length - 1 }),
    holds: fc.boolean(),
    stale: fc.constantFrom(0, 0, 0, 0, 1, 2),
    repeats: fc.constantFrom(0, 0, 0, 1, 2, 9),
    wait: fc.constantFrom(0, 60_000, 20 * 60_000, 2 * HOUR, DAY),
    part: fc.constantFrom('kk', 'surat_lahir', 'ktp'),
  }),
  { minLength: 20, maxLength: 120 },
);

type StepName = keyof typeof steps;
const names = Object.keys(steps) as StepName[];
const endings: readonly StepName[] = ['reject', 'withdraw', 'expire'];

function stepOf(seen: Request, one: { step: number; sensible: boolean; ends: boolean }): StepName {
  const sensible = names.filter((name) => mayTake(name, seen.state) && (one.ends || !endings.includes(name)));
  const among = one.sensible && sensible.length > 0 ? sensible : names;
  return among[one.step % among.length] ?? 'claim';
}

test('officers who race, repeat themselves and come late never lose a request nor take a step that is not in the table', () => {
  const everTaken = new Set<string>();
  fc.assert(
    fc.property(attempts, fc.boolean(), fc.boolean(), (tries, visit, secondEyes) => {
      let now = monday;
      const versions = [sampleRequest({ visit, secondEyes })];
      const told: string[] = [];
      for (const [index, one] of tries.entries()) {
        now += one.wait;
        const holder = officers.find(({ id }) => id === versions.at(-1)?.claim?.by);
        const officer = (one.holds && holder) || officers[one.officer];
        const step = stepOf(versions.at(-1 - one.stale) ?? sampleRequest(), one);
        for (let round = 0; round <= one.repeats; round += 1) {
          const current = versions.at(-1);
          const seen = versions.at(-1 - one.stale) ?? current;
          if (!current || !seen) throw new Error('There is always a version.');
          const at = { ...by(officer, now), key: `try-${index}`, seen: seen.v };
          const decision = take(current, commandOf(step, seen, { now, to: 'citra', part: one.part }), at);
          if (decision.kind !== 'write') continue;

          everTaken.add(step);
          const { request } = decision;
          expect(round).toBe(0);
          expect(seen).toBe(current);
          expect(mayTake(step, current.state)).toBe(true);
          expect(steps[step].to).toContain(request.state);
          expect(finals).not.toContain(current.state);
          expect(request.v).toBe(current.v + 1);
          told.push(...eventsOf(decision));
          versions.push(request);
          expectSound(request);
        }
      }
      expect(told.filter((type) => type === 'PromiseMissed.v1').length).toBeLessThan(2);
    }),
    { numRuns: 150 },
  );
  // Nothing of the table went untried.
  expect([...everTaken].sort()).toEqual([...names].sort());
});

function expectSound({ state, claim, promise, parts, returns, verifiedBy, confirmedBy, terms }: Request) {
  expect(claim !== undefined).toBe(state === 'CLAIMED');
  // The promise runs exactly while it is the office's turn, and its stretches do not overlap.
  expect(promise.held.filter(({ to }) => to === undefined)).toHaveLength(turn[state] === 'office' ? 1 : 0);
  const bounds = promise.held.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
  const objected = Object.values(parts).some(({ objection }) => objection !== undefined);
  if (state === 'RETURNED') expect(objected).toBe(true);
  if (!['RETURNED', 'WITHDRAWN', 'EXPIRED'].includes(state)) expect(objected).toBe(false);
  if (state === 'SUBMITTED') expect(returns).toBe(0);
  if (terms.secondEyes && ['PROCESSING', 'READY', 'DELIVERED'].includes(state)) {
    expect(confirmedBy).toBeDefined();
    expect(confirmedBy).not.toBe(verifiedBy);
  }
}

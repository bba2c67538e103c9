import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Announcer, LEAST_SHOWN } from './announcer.ts';
import { type Call, nameOf } from './call.ts';
import { CallsToSay } from './calls-to-say.ts';

const MORNING = 1_780_000_000_000;
const callOf = (ticket: string, more: Partial<Call> = {}): Call => ({
  ticket,
  counter: '1',
  at: MORNING,
  again: 0,
  ...more,
});
const tickets = (calls: readonly Call[]) => calls.map(({ ticket }) => ticket);

const forgetful = { recall: () => [], keep: () => undefined };

describe('which calls are to be said', () => {
  test('each call once, however often the board tells it', () => {
    const calls = new CallsToSay(forgetful);

    const rounds = [0, 1_000, 2_000].map((later) =>
      tickets(calls.take([callOf('A001'), callOf('A001')], MORNING + later)),
    );

    expect(rounds).toEqual([['A001'], [], []]);
  });

  test('a recall is another call, also when its time stands still', () => {
    const calls = new CallsToSay(forgetful);
    calls.take([callOf('A001')], MORNING);
    for (let second = 1; second < 300; second += 1) calls.take([callOf('A001')], MORNING + second * 1_000);

    expect(tickets(calls.take([callOf('A001', { again: 1 })], MORNING + 300_000))).toEqual(['A001']);
  });

  test('the same number called to another counter is another call', () => {
    const calls = new CallsToSay(forgetful);
    calls.take([callOf('A001')], MORNING);

    expect(calls.take([callOf('A001', { counter: '2' })], MORNING + 1_000)).toHaveLength(1);
  });

  test('in the order in which they were made, at one moment by counter', () => {
    const calls = new CallsToSay(forgetful);

    const said = calls.take(
      [
        callOf('C003', { at: MORNING + 2 }),
        callOf('A001', { counter: '10' }),
        callOf('B002', { counter: '9' }),
      ],
      MORNING + 1_000,
    );

    expect(tickets(said)).toEqual(['B002', 'A001', 'C003']);
  });

  test('a board that was away says what is two minutes old at most, and the rest never', () => {
    const calls = new CallsToSay(forgetful);
    calls.take([], MORNING);

    const back = MORNING + 600_000;
    const old = callOf('A001', { at: back - 121_000 });
    const young = callOf('A002', { at: back - 119_000 });

    expect(tickets(calls.take([old, young], back))).toEqual(['A002']);
    expect(calls.take([old, young], back + 1_000)).toEqual([]);
  });

  test('a reload does not repeat what was said before it', () => {
    let kept: readonly string[] = [];
    const memory = {
      recall: () => kept,
      keep: (names: readonly string[]) => {
        kept = names;
      },
    };
    new CallsToSay(memory).take([callOf('A001')], MORNING);

    expect(tickets(new CallsToSay(memory).take([callOf('A001'), callOf('A002')], MORNING + 3_000))).toEqual([
      'A002',
    ]);
  });
});

/** A voice that takes its time, in a time that only passes when it is told to. */
class Hall {
  readonly heard: string[] = [];
  readonly shown: string[] = [];
  speaking = 0;
  mostAtOnce = 0;
  readonly #due: { at: number; go: () => void }[] = [];
  #now = 0;

  wait = (milliseconds: number) =>
    new Promise<void>((go) => this.#due.push({ at: this.#now + milliseconds, go }));

  say =
    (lasts: (call: Call) => number) =>
    async (call: Call): Promise<void> => {
      this.speaking += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.speaking);
      await this.wait(lasts(call));
      this.speaking -= 1;
      this.heard.push(nameOf(call));
    };

  show = (call: Call) => void this.shown.push(nameOf(call));

  async pass(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await new Promise((settled) => setImmediate(settled));
      this.#due.sort((one, other) => one.at - other.at);
      const [next] = this.#due;
      if (next === undefined || next.at > until) break;
      this.#due.shift();
      this.#now = next.at;
      next.go();
    }
  }
}

describe('announcing', () => {
  test('calls that come while one is said wait, and are said whole, once, in order', async () => {
    const round = fc.array(fc.record({ counter: fc.integer({ min: 1, max: 12 }), gap: fc.nat(4_000) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        round,
        fc.array(fc.integer({ min: 1, max: 15_000 }), { minLength: 12 }),
        async (plan, lengths) => {
          const hall = new Hall();
          const announcer = new Announcer({
            wait: hall.wait,
            show: hall.show,
            say: hall.say(({ ticket }) => lengths[Number(ticket.slice(1)) % lengths.length] ?? 1),
          });
          let at = 0;
          const calls = plan.map(({ counter, gap }, index) => {
            at += gap;
            return callOf(`A${String(index).padStart(3, '0')}`, { counter: String(counter), at });
          });
          for (const call of calls) {
            await hall.pass(call.at);
            announcer.add([call]);
          }
          await hall.pass();

          expect(hall.heard).toEqual(calls.map(nameOf));
          expect(hall.shown).toEqual(calls.map(nameOf));
          expect(hall.mostAtOnce).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('without sound each call still stands there for some seconds', async () => {
    const hall = new Hall();
    const announcer = new Announcer({ wait: hall.wait, show: hall.show, say: async () => undefined });
    announcer.add([callOf('A001'), callOf('A002')]);

    await hall.pass(LEAST_SHOWN - 1);
    expect(hall.shown).toHaveLength(1);
    await hall.pass();
    expect(hall.shown).toHaveLength(2);
  });

  test('a voice that fails silences nobody else', async () => {
    const hall = new Hall();
    const said: string[] = [];
    const announcer = new Announcer({
      wait: hall.wait,
      show: hall.show,
      say: async ({ ticket }) => {
        if (ticket === 'A001') throw new Error('The device is gone.');
        said.push(ticket);
      },
    });
    announcer.add([callOf('A001'), callOf('A002')]);
    await hall.pass();

    expect(said).toEqual(['A002']);
  });
});

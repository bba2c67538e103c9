import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '#services/queue/testing/model/random.ts';
import type { Told } from '../../demo/staff-door.ts';

/** Answers that are none yet: the same request is sent again. */
const notYet = new Set(['try-again', 'fault', '500', '502', '503', '504', '429']);
const patience = 600;

/** Share of the requests that are sent twice. */
const twice = 0.05;

/** What a second sending of a request must be. */
export interface Repeating<Answer> {
  /** What both must be answered; undefined: the first answer is out of date by then. */
  readonly same: (answer: Answer) => string | undefined;
  /** How late the second may come: with the first, before its sender does anything else, or at any time of the day. */
  readonly late: 'at once' | 'before the next' | 'at any time';
}

/** The line between people and the office: it cuts, and every twentieth request goes over it twice. */
export class Sending {
  /** `cut`: sent, and never answered because the host died. */
  readonly counts = { requests: 0, together: 0, late: 0, cut: 0, again: 0 };
  readonly wrong: string[] = [];
  /** Requests that are under way. */
  open = 0;
  readonly #random: Random;
  readonly #later: (() => Promise<void>)[] = [];
  readonly #watchers: (() => void)[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Told whenever a request is sent. */
  watch(watcher: () => void): void {
    this.#watchers.push(watcher);
  }

  /** Sends until there is an answer for good; one time in twenty a second time as well. */
  async post<Answer>(
    what: string,
    send: () => Promise<Told<Answer>>,
    { same, late }: Repeating<Answer>,
  ): Promise<Told<Answer>> {
    this.counts.requests += 1;
    const draw = this.#random.next();
    if (draw >= twice) return this.#insist(what, send);
    if (draw < twice / 2 || late === 'at once') {
      this.counts.together += 1;
      const [one, other] = await Promise.all([this.#insist(what, send), this.#insist(what, send)]);
      this.#compare(what, { one, other, same });
      // A refusal and an answer: what was refused a moment too early was done by the other.
      return 'answer' in one ? one : other;
    }
    const answered = await this.#insist(what, send);
    // What was refused has not been done: later it might be.
    if ('refused' in answered) return answered;
    this.counts.late += 1;
    const again = async () => {
      const other = await this.#insist(`${what}, again`, send);
      this.#compare(`${what}, again`, { one: answered, other, same });
    };
    if (late === 'at any time') this.#later.push(again);
    else await again();
    return answered;
  }

  /** Sends a part (0 to 1) of the requests that are to come a second time late. */
  async sendLate(part: number): Promise<void> {
    const due = this.#later.splice(0, Math.ceil(this.#later.length * part));
    for (const again of due) await again();
  }

  #compare<Answer>(
    what: string,
    {
      one,
      other,
      same,
    }: {
      readonly one: Told<Answer>;
      readonly other: Told<Answer>;
      readonly same: Repeating<Answer>['same'];
    },
  ): void {
    const [first, second] = [one, other].map((told) => ('answer' in told ? same(told.answer) : undefined));
    if (first !== undefined && second !== undefined && first !== second) {
      this.wrong.push(`${what}: answered ${first}, and again ${second}`);
    }
  }

  async #insist<Answer>(what: string, send: () => Promise<Told<Answer>>): Promise<Told<Answer>> {
    for (let attempt = 1; attempt <= patience; attempt += 1) {
      this.open += 1;
      for (const watcher of this.#watchers) watcher();
      const told = await send().catch(() => undefined);
      this.open -= 1;
      if (told && !('refused' in told && notYet.has(told.refused))) return told;
      if (told === undefined) this.counts.cut += 1;
      else if (told.refused === 'fault' || told.refused === '500')
        this.wrong.push(`${what}: ${told.refused}`);
      this.counts.again += 1;
      await delay(100);
    }
    throw new Error(`${what}: no answer for good after ${patience} times`);
  }
}

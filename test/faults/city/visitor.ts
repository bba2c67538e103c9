import { setTimeout as delay } from 'node:timers/promises';
import { type HeldBooking, problem, routes } from '#services/queue/contract.ts';
import type { Random } from '#services/queue/testing/model/random.ts';
import { Citizen, outcome, type Wish } from '../../world/citizen.ts';

/** What a visitor knows of their booking from the answers so far. */
export interface Held {
  readonly id: string;
  readonly key: string;
  readonly date: string;
  readonly window: string;
  readonly ticket: string;
  readonly state: 'BOOKED' | 'CANCELLED';
}

/** A no that was given for good, with what it was about. */
export interface Refusal {
  readonly code: string;
  readonly service: string;
  readonly date: string;
  readonly window: string;
}

/** Answers that are no answer yet: the same request is sent again. A 429 with a problem is one: too many changes. */
const again = new Set([502, 503, 504]);
const patience = 200;

type Answer = { readonly status: number; readonly held?: HeldBooking; readonly code?: string };

/** One person who books, looks, moves, cancels and repeats requests, and notices every answer that contradicts an earlier one. */
export class Visitor {
  readonly phone: string;
  readonly service: string;
  held: Held | undefined;
  /** Bookings of other days that this person moved away from. */
  readonly left: Held[] = [];
  /** Sheets (service and date) on which this person asked for something. */
  readonly sheets = new Set<string>();
  readonly refusals: Refusal[] = [];
  readonly wrong: string[] = [];
  /** Requests that were answered for good, and those that had to be sent again. */
  readonly counts = { answered: 0, again: 0 };
  readonly #door: () => string;
  readonly #citizen: Citizen;
  readonly #wish: Wish;
  readonly #changes = new Map<string, number>();
  readonly #changesPerDay: number;

  constructor(settings: {
    readonly door: () => string;
    readonly nik: string;
    readonly phone: string;
    readonly wish: Wish;
    readonly changesPerDay: number;
  }) {
    this.#door = settings.door;
    this.#citizen = new Citizen(settings.door, settings.nik);
    this.#wish = settings.wish;
    this.#changesPerDay = settings.changesPerDay;
    this.phone = settings.phone;
    this.service = settings.wish.service;
    this.sheets.add(`${this.service} ${settings.wish.date}`);
  }

  async prepare(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#citizen.prepare(this.#wish, { phone: this.phone });
        return;
      } catch (error) {
        if (attempt === patience) throw error;
        await delay(50);
      }
    }
  }

  /** Books, or repeats the booking; what is answered must fit what was answered before. */
  async book(): Promise<void> {
    const answer = await this.#insist(async () => {
      const reply = await this.#citizen.send();
      return 'held' in reply
        ? { status: reply.status, held: reply.held }
        : { status: reply.status, code: outcome(reply) };
    });
    if (answer.held) this.#learn('book', answer.held);
    else this.#refused('book', answer.code ?? '', this.#wish);
  }

  async read(): Promise<void> {
    const answer = await this.#call('GET', '');
    if (answer.held) this.#agrees('read', answer.held);
    else this.#surprise('read', answer);
  }

  async cancel(): Promise<void> {
    const { held } = this;
    if (!held) return;
    const answer = await this.#call('DELETE', '');
    if (answer.held?.booking.state !== 'CANCELLED') return this.#surprise('cancel', answer);
    if (answer.held.booking.ticket !== held.ticket) {
      this.wrong.push(`cancelled ${held.ticket}, was told of ${answer.held.booking.ticket}`);
    }
    this.held = { ...held, state: 'CANCELLED' };
    this.#change(held.date);
  }

  async move(to: { readonly date: string; readonly window: string }): Promise<void> {
    const { held } = this;
    if (!held) return;
    this.sheets.add(`${this.service} ${to.date}`);
    const answer = await this.#call('POST', '/move', to);
    if (!answer.held) return this.#refused('move', answer.code ?? '', { ...to, service: this.service });
    const { booking, key } = answer.held;
    if (held.state === 'CANCELLED') this.wrong.push(`${held.id} was cancelled, and could be moved`);
    if (booking.date !== to.date || booking.window !== to.window || booking.state !== 'BOOKED') {
      this.wrong.push(`moved to ${to.date} ${to.window}, was told ${JSON.stringify(booking)}`);
    }
    if (booking.date === held.date && booking.window !== held.window) this.#change(held.date);
    if (booking.date !== held.date) this.left.push(held);
    this.held = {
      ...held,
      id: booking.id,
      key,
      date: booking.date,
      window: booking.window,
      ticket: booking.ticket,
    };
  }

  /** One of the things that people do with a booking. */
  async act(random: Random, windows: readonly string[], dates: readonly string[]): Promise<void> {
    const { held } = this;
    if (!held) return this.book();
    const fresh = dates.filter((date) => date !== held.date && this.left.every((old) => old.date !== date));
    const act = random.weighted({ read: 4, repeat: 2, moveWithin: 4, moveAway: 1.5, cancel: 1.2 });
    const window = random.pick(windows) ?? held.window;
    const date = random.pick(fresh);
    switch (act) {
      case 'read':
        return this.read();
      case 'repeat':
        return this.left.length === 0 && held.window === this.#wish.window ? this.book() : this.read();
      case 'moveWithin':
        return this.move({ date: held.date, window });
      case 'moveAway':
        return date === undefined ? this.read() : this.move({ date, window });
      case 'cancel':
        return this.cancel();
    }
  }

  #learn(what: string, { booking, key }: HeldBooking): void {
    if (this.held) {
      this.#agrees(what, { booking });
      return;
    }
    const { id, date, window, ticket } = booking;
    if (date !== this.#wish.date || window !== this.#wish.window || booking.state !== 'BOOKED') {
      this.wrong.push(
        `${what}: asked for ${this.#wish.date} ${this.#wish.window}, was told ${date} ${window}`,
      );
    }
    this.held = { id, key, date, window, ticket, state: 'BOOKED' };
  }

  #agrees(what: string, { booking }: Pick<HeldBooking, 'booking'>): void {
    const { held } = this;
    const same =
      held?.id === booking.id &&
      held.ticket === booking.ticket &&
      held.window === booking.window &&
      held.state === booking.state;
    if (!same) {
      const { id, ticket, window, state } = booking;
      this.wrong.push(
        `${what}: knew ${JSON.stringify(held)}, was told ${JSON.stringify({ id, ticket, window, state })}`,
      );
    }
  }

  /** A refusal is noted for whoever can judge it by the sheets; what this person can judge is judged here. */
  #refused(what: string, code: string, about: { service: string; date: string; window: string }): void {
    const { held } = this;
    this.refusals.push({ code, service: about.service, date: about.date, window: about.window });
    const used = this.#changes.get(about.date) ?? 0;
    const true_ =
      code === 'full' ||
      (code === 'cancelled' && held?.state === 'CANCELLED') ||
      (code === 'too-many' && what === 'move' && used >= this.#changesPerDay) ||
      (code === 'already-booked' && what === 'book' && !held);
    if (!true_)
      this.wrong.push(`${what} was refused as ${code}, having ${JSON.stringify(held)}, ${used} changes`);
    if (what === 'book' && held?.state === 'BOOKED')
      this.wrong.push(`${held.id} stands, yet book was refused: ${code}`);
  }

  #surprise(what: string, { status, code }: Answer): void {
    this.wrong.push(`${what} was answered ${status} ${code}, having ${JSON.stringify(this.held)}`);
  }

  #change(date: string): void {
    this.#changes.set(date, (this.#changes.get(date) ?? 0) + 1);
  }

  #call(method: string, path: string, body?: object): Promise<Answer> {
    return this.#insist(async () => {
      const answer = await fetch(`${this.#door()}/api/queue/bookings/${this.held?.id}${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'booking-key': this.held?.key ?? '' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const content = await answer.json();
      return answer.ok
        ? { status: answer.status, held: routes.moveBooking.answer.schema.parse(content) }
        : { status: answer.status, code: problem.parse(content).code };
    });
  }

  /** Sends until there is a definite answer: a cut line or a page of the door is none. */
  async #insist(send: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      let cut: unknown;
      const answer = await send().catch((error: unknown) => {
        cut = error;
        return undefined;
      });
      if (answer && !again.has(answer.status)) {
        this.counts.answered += 1;
        if (answer.status >= 500) this.wrong.push(`answered ${answer.status} ${answer.code}`);
        return answer;
      }
      this.counts.again += 1;
      if (attempt === patience) {
        const last = JSON.stringify(answer);
        throw new Error(`No definite answer after ${patience} attempts, at last ${last}`, { cause: cut });
      }
      await delay(50 + Math.random() * 100);
    }
  }
}

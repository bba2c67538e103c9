import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type AtCounter, routes } from '#services/queue/contract.ts';
import type { Outcome } from '#services/queue/domain/floor/ticket.ts';
import type { StaffDoor } from '../../demo/staff-door.ts';
import { services } from './plan.ts';
import type { Repeating, Sending } from './sending.ts';
import type { People, Visit } from './visit.ts';

type Action = 'serve' | 'miss' | 'finish' | 'park' | 'resume' | 'transfer' | 'requeue' | 'recall';

const ticketAt = ({ counter }: AtCounter): string | undefined => counter.ticket?.id;

/** How late an action may come a second time without doing more: a number that is called out again is so in earnest. */
const lateness: Readonly<Record<Action, Repeating<AtCounter>['late']>> = {
  serve: 'at any time',
  finish: 'at any time',
  miss: 'at any time',
  park: 'at any time',
  resume: 'at any time',
  transfer: 'at any time',
  requeue: 'at any time',
  recall: 'at once',
};

/** An officer at a counter, from opening to closing it. */
export class Counter {
  readonly sign: string;
  readonly #wrong: string[] = [];
  /** Refusals that what came later may explain. */
  readonly #doubts: (() => readonly string[])[] = [];
  readonly #people: People;
  readonly #sending: Sending;
  readonly #door: StaffDoor;
  readonly #office: string;
  readonly #aside: Visit[] = [];
  /** Whom the next call ends. */
  #present: Visit | undefined;
  #stopped = false;
  /** Calls that found nobody, since the last that did. */
  idle = 0;

  constructor(
    sign: string,
    settings: {
      readonly people: People;
      readonly sending: Sending;
      readonly door: StaffDoor;
      readonly office: string;
    },
  ) {
    this.sign = sign;
    this.#people = settings.people;
    this.#sending = settings.sending;
    this.#door = settings.door;
    this.#office = settings.office;
  }

  /** Everything that was answered as it must not be. */
  get wrong(): readonly string[] {
    return [...this.#wrong, ...this.#doubts.flatMap((doubt) => doubt())];
  }

  /** Ends the work once whoever stands there has gone. */
  stop(): void {
    this.#stopped = true;
  }

  async work(): Promise<void> {
    await this.#set({ state: 'open', services: services.map(({ id }) => id) });
    while (!this.#stopped) {
      const visit = await this.#call();
      if (visit) await this.#serve(visit);
      else if (!(await this.#takeUp())) await delay(300);
    }
    if (this.#present) await this.#finish(this.#present);
    this.#present = undefined;
    for (const visit of this.#aside.splice(0)) await this.#finish(visit);
    await this.#set({ state: 'closed' });
  }

  async #call(): Promise<Visit | undefined> {
    const ending = this.#present;
    const key = randomUUID();
    const body = ending ? { finish: ending.plan.outcome } : {};
    const told = await this.#sending.post(
      `call of counter ${this.sign}`,
      () => this.#door.ask(routes.callNext, { path: this.#path, key, body }),
      // Late, the same request shows the counter as it stands by then.
      { same: () => undefined, late: 'at any time' },
    );
    this.#present = undefined;
    const refused = 'refused' in told ? told.refused : undefined;
    if (ending && (refused === undefined || refused === 'nobody-waits')) this.#ended(ending);
    if (refused !== undefined) {
      this.idle += 1;
      if (refused !== 'nobody-waits') this.#wrong.push(`counter ${this.sign} cannot call: ${refused}`);
      return undefined;
    }
    const id = 'answer' in told ? ticketAt(told.answer) : undefined;
    if (id === undefined) {
      this.#wrong.push(`counter ${this.sign} was answered a call without a ticket`);
      return undefined;
    }
    this.idle = 0;
    const visit = await this.#people.of(id);
    visit.done.called += 1;
    visit.goTo(this.sign);
    return visit;
  }

  async #serve(visit: Visit): Promise<void> {
    const { plan, done } = visit;
    // What takes somebody from the counter is noted before it is asked for: another counter may call them before it is answered.
    if (done.missed < plan.ignores) {
      done.missed += 1;
      visit.leave();
      await this.#act('miss', visit);
      if (done.missed < 2) return;
      if (!plan.requeued) visit.end = 'missed';
      else await this.#act('requeue', visit);
      return;
    }
    if (plan.person % 7 === 0 && done.served === 0) await this.#act('recall', visit);
    await this.#act('serve', visit);
    done.served += 1;
    if (plan.atCounter === 'transfer' && done.transferred === 0) {
      done.transferred += 1;
      visit.service = plan.next;
      visit.leave();
      return this.#act('transfer', visit, { service: plan.next });
    }
    if (plan.atCounter === 'park' || plan.atCounter === 'end-parked') {
      done.parked += 1;
      visit.leave();
      await this.#act('park', visit);
      this.#aside.push(visit);
      return;
    }
    // Every second one is ended by the call of the next.
    if (plan.person % 4 < 2) this.#present = visit;
    else await this.#finish(visit);
  }

  /** Goes on with somebody who is parked; false: nobody is. */
  async #takeUp(): Promise<boolean> {
    const visit = this.#aside.shift();
    if (!visit) return false;
    if (visit.plan.atCounter === 'park') {
      await this.#act('resume', visit);
      visit.goTo(this.sign);
    }
    await this.#finish(visit);
    return true;
  }

  async #finish(visit: Visit): Promise<void> {
    await this.#act('finish', visit, { outcome: visit.plan.outcome });
    this.#ended(visit);
  }

  #ended(visit: Visit): void {
    visit.leave();
    visit.counter = this.sign;
    visit.done.finished += 1;
    visit.end = 'served';
  }

  async #act(
    action: Action,
    visit: Visit,
    more: { readonly service?: string; readonly outcome?: Outcome } = {},
  ): Promise<void> {
    const { id = '', label, done } = visit;
    const { called } = done;
    const key = randomUUID();
    const told = await this.#sending.post(
      `${action} ${label} at counter ${this.sign}`,
      () =>
        this.#door.ask(routes.actOnTicket, { path: this.#path, key, body: { action, ticket: id, ...more } }),
      { same: () => undefined, late: lateness[action] },
    );
    if (!('refused' in told)) return;
    // Done at the first sending, whose answer was lost, and called elsewhere before the second.
    const goesOn = told.refused === 'wrong-state' && (action === 'transfer' || action === 'requeue');
    this.#doubts.push(() =>
      goesOn && done.called > called ? [] : [`${action} ${label} at counter ${this.sign}: ${told.refused}`],
    );
  }

  async #set(body: { readonly state: 'open' | 'closed'; readonly services?: string[] }): Promise<void> {
    const told = await this.#sending.post(
      `counter ${this.sign} ${body.state}`,
      () => this.#door.ask(routes.setCounter, { path: this.#path, body }),
      { same: ({ counter }) => counter.state, late: 'before the next' },
    );
    if ('refused' in told) this.#wrong.push(`counter ${this.sign} cannot be ${body.state}: ${told.refused}`);
  }

  get #path() {
    return { office: this.#office, counter: this.sign };
  }
}

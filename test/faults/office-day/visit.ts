import type { Plan } from './plan.ts';

/** How a visit ended, as those know it who were there. */
export type End = 'cancelled' | 'no-show' | 'served' | 'missed' | 'left-over';

/** Somebody's day, from what they and the counters were answered. */
export class Visit {
  readonly plan: Plan;
  /** The booking, or the number of who just came; undefined: nothing was answered yet. */
  id: string | undefined;
  /** What the booking's holder opens it with. */
  key: string | undefined;
  label: string | undefined;
  /** Content of the ticket's QR. */
  code: string | undefined;
  end: End | undefined;
  service: string;
  counter: string | undefined;
  /** Called or served there now. */
  at: string | undefined;
  /** Everything that was done with it and answered for good. */
  readonly done = {
    booked: 0,
    cancelled: 0,
    arrived: 0,
    called: 0,
    served: 0,
    missed: 0,
    parked: 0,
    transferred: 0,
    finished: 0,
    leftOver: 0,
  };
  readonly wrong: string[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
    this.service = plan.service;
  }

  /** A ticket, as somebody was told it: always the same. */
  told({ id, ticket }: { readonly id: string; readonly ticket: string }): void {
    if (this.id !== undefined && this.id !== id) this.wrong.push(`was ${this.id}, is ${id}`);
    if (this.label !== undefined && this.label !== ticket)
      this.wrong.push(`had ${this.label}, has ${ticket}`);
    this.id = id;
    this.label = ticket;
  }

  /** Comes to a counter. */
  goTo(counter: string): void {
    if (this.at !== undefined)
      this.wrong.push(`${this.label} was called to ${counter} while it stood at ${this.at}`);
    if (this.end !== undefined) this.wrong.push(`${this.label} was called after its visit: ${this.end}`);
    this.at = counter;
    this.counter = counter;
  }

  leave(): void {
    this.at = undefined;
  }
}

/** Everybody of a day, found by ticket; who was called before their own answer came is waited for. */
export class People {
  readonly visits: readonly Visit[];
  readonly #known = new Map<string, Visit>();
  readonly #awaited = new Map<string, ((visit: Visit) => void)[]>();

  constructor(plans: readonly Plan[]) {
    this.visits = plans.map((plan) => new Visit(plan));
  }

  learn(visit: Visit, told: { readonly id: string; readonly ticket: string }): void {
    visit.told(told);
    this.#known.set(told.id, visit);
    for (const found of this.#awaited.get(told.id) ?? []) found(visit);
    this.#awaited.delete(told.id);
  }

  async of(id: string): Promise<Visit> {
    const known = this.#known.get(id);
    if (known) return known;
    const { promise, resolve } = Promise.withResolvers<Visit>();
    this.#awaited.set(id, [...(this.#awaited.get(id) ?? []), resolve]);
    const lost = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`Nobody was told of ticket ${id}.`)), 120_000).unref();
    });
    return Promise.race([promise, lost]);
  }
}

import { join } from 'node:path';
import { type Arrived, routes } from '#services/queue/contract.ts';
import { seeded } from '#services/queue/testing/model/random.ts';
import { localDate } from '#shared/time/local.ts';
import { loadAssembly } from '../../../local-aws/template/assembly.ts';
import { inParallel } from '../../bench/rig/in-parallel.ts';
import { StaffDoor, type Told } from '../../demo/staff-door.ts';
import { Citizen, nikOf, outcome } from '../../world/citizen.ts';
import { cityRegion } from '../../world/regions.ts';
import { startWorld, type World } from '../../world/world.ts';
import { type Delivery, messagesIn, readDeliveries, readHall, readQueue } from '../city/inside.ts';
import { until } from '../city/until.ts';
import { type Witness, watch } from '../city/witness.ts';
import { flawsOfCounters, flawsOfEvents, flawsOfMessages, flawsOfPeople } from './account.ts';
import { Counter } from './counter.ts';
import { hours, type Plan, planDay } from './plan.ts';
import { Sending } from './sending.ts';
import { People, type Visit } from './visit.ts';

/** A whole day of an office, and what is wrong with what is left of it. */
export interface OfficeDay {
  readonly flaws: readonly string[];
  /** How many people ended how. */
  readonly ends: ReadonlyMap<string, number>;
  readonly requests: Sending['counts'];
  /** Requests that were under way when host and engine were killed. */
  readonly inFlight: number;
  readonly calls: number;
  /** Different events, and messages that went out. */
  readonly events: number;
  readonly messages: number;
  /** Messages of which nobody knows, each reported. */
  readonly unsure: number;
  readonly seconds: number;
}

const office = 'disdukcapil';
const date = localDate.parse('2026-12-15');
const at = (time: string, day: string = date) => `${day}T${time}:00+07:00`;
const dayBefore = '2026-12-14';
/** Milliseconds after which nobody waits any longer for what should come by itself. */
const patience = 180_000;
/** The hour in which everything is killed. */
const killedAt = hours[2];

export async function liveOfficeDay(settings: {
  readonly assemblies: string;
  readonly seed: number;
  readonly people: number;
  readonly counters: number;
  /** People at the doors at the same time. */
  readonly together: number;
  /** Requests under way at the least when everything is killed. */
  readonly inFlight: number;
  /** Milliseconds for which the queues of messages are waited for in the end, until they are empty. */
  readonly drains: number;
}): Promise<OfficeDay> {
  const began = performance.now();
  const world = await startWorld({
    assemblies: settings.assemblies,
    region: cityRegion.id,
    clock: at('09:00', dayBefore),
  });
  const witness = watch(world);
  try {
    const day = new Day(world, witness, settings);
    await day.book();
    await day.open();
    for (const hour of hours) await day.pass(hour);
    await day.close();
    const report = await day.report(join(settings.assemblies, cityRegion.id, 'assembly'));
    return { ...report, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await witness.stop();
    await world.end();
  }
}

class Day {
  readonly #world: World;
  readonly #witness: Witness;
  readonly #people: People;
  readonly #sending: Sending;
  readonly #counters: readonly Counter[];
  readonly #kiosk: StaffDoor;
  readonly #head: StaffDoor;
  readonly #wrong: string[] = [];
  readonly #least: number;
  readonly #together: number;
  readonly #drains: number;
  #working: Promise<unknown> = Promise.resolve();
  #inFlight = 0;

  constructor(
    world: World,
    witness: Witness,
    settings: Omit<Parameters<typeof liveOfficeDay>[0], 'assemblies'>,
  ) {
    this.#world = world;
    this.#witness = witness;
    this.#people = new People(planDay(settings.seed, settings.people));
    this.#sending = new Sending(seeded(settings.seed + 1));
    this.#least = settings.inFlight;
    this.#together = settings.together;
    this.#drains = settings.drains;
    const as = (role: string) => new StaffDoor(() => world.url, `${office}/${role}`);
    this.#kiosk = as('kiosk');
    this.#head = as('head');
    const officers = ['officer', 'front-desk', 'supervisor', 'head'].map(as);
    this.#counters = Array.from({ length: settings.counters }, (_, place) => {
      const door = officers[place % officers.length] ?? this.#head;
      return new Counter(`${place + 1}`, { people: this.#people, sending: this.#sending, door, office });
    });
  }

  /** The day before: people book, some give it up again, everybody else is reminded. */
  async book(): Promise<void> {
    const booking = this.#people.visits.filter(({ plan }) => plan.booked !== undefined);
    await inParallel(this.#together, booking, (visit) => this.#bookOne(visit));
    const cancelling = booking.filter(({ plan }) => plan.cancels);
    await inParallel(this.#together, cancelling, (visit) => this.#cancel(visit));
    const reminded = booking.filter(({ plan }) => !plan.cancels).length;
    await until(async () => (await this.#eventsSettled()) === '', patience);
    await this.#world.setClock(at('16:00', dayBefore));
    const count = async () =>
      (await readDeliveries(this.#world, cityRegion.id)).filter(({ kind }) => kind === 'reminder').length;
    await until(async () => (await count()) >= reminded, patience);
  }

  async #bookOne(visit: Visit): Promise<void> {
    const { plan } = visit;
    const citizen = new Citizen(() => this.#world.url, nikOf(5_000_000 + plan.person));
    const { service, booked: window = '', priority } = plan;
    const phone = `+628120${String(plan.person).padStart(6, '0')}`;
    const email = plan.mail ? { email: `orang${plan.person}@contoh.id` } : {};
    const wish = { office, service, date, window, priority };
    await citizen.prepare(wish, { phone, ...email });
    const told = await this.#sending.post(
      `booking of person ${plan.person}`,
      async () => {
        const reply = await citizen.send();
        return 'held' in reply ? { answer: reply.held } : { refused: outcome(reply) };
      },
      { same: ({ booking }) => booking.ticket, late: plan.cancels ? 'before the next' : 'at any time' },
    );
    if ('refused' in told) return this.#surprise(`booking of person ${plan.person}`, told.refused);
    const { booking, key } = told.answer;
    this.#people.learn(visit, booking);
    Object.assign(visit, { key, code: booking.checkIn });
    visit.done.booked += 1;
    if (plan.comes === undefined && !plan.cancels) visit.end = 'no-show';
  }

  async #cancel(visit: Visit): Promise<void> {
    const told = await this.#sending.post(
      `cancelling of ${visit.label}`,
      async (): Promise<Told<unknown>> => {
        const answer = await fetch(`${this.#world.url}/api/queue/bookings/${visit.id}`, {
          method: 'DELETE',
          headers: { 'booking-key': visit.key ?? '' },
        });
        if (!answer.ok) return { refused: answer.headers.get('x-refusal') ?? String(answer.status) };
        return { answer: routes.cancelBooking.answer.schema.parse(await answer.json()) };
      },
      { same: () => 'cancelled', late: 'at any time' },
    );
    if ('refused' in told) return this.#surprise(`cancelling of ${visit.label}`, told.refused);
    visit.done.cancelled += 1;
    visit.end = 'cancelled';
  }

  async open(): Promise<void> {
    await this.#world.setClock(at('07:50'));
    await this.#runDay('open');
    this.#working = Promise.all(this.#counters.map((counter) => counter.work()));
    this.#working.catch(() => undefined);
  }

  /** An hour: its people come, and the clocks go on once the counters have little left to do. */
  async pass(hour: (typeof hours)[number]): Promise<void> {
    await this.#world.setClock(at(hour));
    const coming = this.#people.visits.filter(({ plan }) => plan.comes === hour);
    if (hour === killedAt) {
      const [before, after] = [coming.slice(0, coming.length / 2), coming.slice(coming.length / 2)];
      await this.#arrive(before);
      const arrived = this.#arrive(after);
      await Promise.all([arrived, this.#killWhenBusy(arrived)]);
    } else await this.#arrive(coming);
    await this.#sending.sendLate(0.3);
    // Three in line for each counter at the most: some wait for more than their hour.
    const most = 3 * this.#counters.length;
    const waiting = () => this.#people.visits.filter(({ done, end }) => done.arrived > 0 && !end).length;
    const calmer = await until(() => waiting() <= most, patience);
    if (!calmer) this.#wrong.push(`${waiting()} people were still in the hall after ${hour}`);
  }

  /** The counters end their work, some come too late, and the day is closed. */
  async close(): Promise<void> {
    const isIdle = () => this.#counters.every(({ idle }) => idle > 0);
    await until(isIdle, patience);
    for (const counter of this.#counters) counter.stop();
    await this.#working;
    await this.#arrive(this.#people.visits.filter(({ plan }) => plan.comes === 'after'));
    await this.#world.setClock(at('15:30'));
    const leftOver = new Set(await this.#runDay('over'));
    for (const visit of this.#people.visits) {
      if (visit.label === undefined || !leftOver.delete(visit.label)) continue;
      if (visit.end !== undefined)
        this.#wrong.push(`${visit.label} was left over after its visit: ${visit.end}`);
      visit.end = 'left-over';
      visit.done.leftOver += 1;
    }
    for (const label of leftOver) this.#wrong.push(`${label} was left over, and nobody has it`);
    await this.#sending.sendLate(1);
  }

  async report(assembly: string): Promise<Omit<OfficeDay, 'seconds'>> {
    await until(async () => (await this.#eventsSettled()) === '', patience);
    const inboxes = namesOf(assembly, /InboxQueue/);
    // What a killed function had in hand comes again once its queue shows it again.
    await until(async () => (await messagesIn(this.#world, inboxes)) === 0, this.#drains);
    const { bookings } = await readQueue(this.#world, cityRegion.id);
    const hall = { office, date };
    const isEmpty = async () => (await readHall(this.#world, cityRegion, hall)).line?.order.length === 0;
    const shownEmpty = await until(isEmpty, patience);
    const floor = await readHall(this.#world, cityRegion, hall);
    const parked: string[] = [];
    for (const name of namesOf(assembly, /DeadLetters|Unpublishable|Missed/)) {
      const depth = await messagesIn(this.#world, [name]);
      if (depth > 0) parked.push(`${depth} messages lie in ${name}`);
    }
    const { visits } = this.#people;
    await until(async () => flawsOfMessages(visits, await this.#messages()).length === 0, patience);
    const { deliveries, sent } = await this.#messages();
    const { publications } = this.#witness;
    const flaws = [
      ...this.#wrong,
      ...this.#sending.wrong,
      ...this.#counters.flatMap(({ wrong }) => wrong),
      ...flawsOfPeople(visits, { floor, bookings }),
      ...flawsOfEvents(visits, publications),
      ...flawsOfCounters(publications),
      ...flawsOfMessages(visits, { deliveries, sent }),
      ...(await this.#flawsOfFigures()),
      ...(shownEmpty ? [] : ['the line shows people of a day that is over']),
      ...(this.#inFlight === 0 ? ['nothing was under way when everything was killed'] : []),
      ...parked,
    ];
    return {
      flaws,
      ends: new Map(
        [...Map.groupBy(visits, ({ end }) => end ?? 'unknown')].map(([end, those]) => [end, those.length]),
      ),
      requests: this.#sending.counts,
      inFlight: this.#inFlight,
      calls: floor.head.calls,
      events: new Set(publications.map(({ id }) => id)).size,
      messages: sent,
      unsure: deliveries.filter(({ state }) => state === 'UNSURE').length,
    };
  }

  async #messages(): Promise<{ readonly deliveries: readonly Delivery[]; readonly sent: number }> {
    const deliveries = await readDeliveries(this.#world, cityRegion.id);
    await this.#witness.look();
    return {
      deliveries,
      sent: this.#witness.sent.filter(({ channel }) => channel !== 'topic').length,
    };
  }

  /** What the head of the office is shown against what people know. */
  async #flawsOfFigures(): Promise<readonly string[]> {
    const told = await this.#head.ask(routes.readFigures, { path: { office, date } });
    if ('refused' in told) return [`no figures: ${told.refused}`];
    const sum = (what: 'booked' | 'came' | 'walkIns' | 'served') =>
      told.answer.services.reduce((total, service) => total + service[what], 0);
    const those = (which: (visit: Visit) => boolean) => this.#people.visits.filter(which).length;
    const shown = [sum('booked'), sum('came'), sum('walkIns'), sum('served')].join();
    const known = [
      those(({ plan, end }) => plan.booked !== undefined && end !== 'cancelled'),
      those(({ plan, done }) => plan.booked !== undefined && done.arrived > 0),
      those(({ plan }) => plan.booked === undefined),
      those(({ end }) => end === 'served'),
    ].join();
    return shown === known
      ? []
      : [`figures of booked, came, walk-ins and served show ${shown}, people know ${known}`];
  }

  async #eventsSettled(): Promise<string> {
    await this.#witness.look();
    return flawsOfEvents(this.#people.visits, this.#witness.publications).join();
  }

  /** Kills host and engine once enough is under way, at the latest when these people have come; starts both again. */
  async #killWhenBusy(arrived: Promise<void>): Promise<void> {
    const { promise: busy, resolve } = Promise.withResolvers<void>();
    this.#sending.watch(() => {
      if (this.#sending.open >= this.#least) resolve();
    });
    await Promise.race([busy, arrived]);
    this.#inFlight = this.#sending.open;
    await this.#world.kill();
    await this.#world.restart({ clock: at('10:20') });
  }

  #arrive(visits: readonly Visit[]): Promise<void> {
    return inParallel(this.#together, visits, async (visit) => {
      const { plan } = visit;
      const told = plan.booked === undefined ? await this.#takeNumber(plan) : await this.#checkIn(visit);
      if ('refused' in told) return this.#surprise(`arrival of person ${plan.person}`, told.refused);
      this.#people.learn(visit, told.answer.ticket);
      visit.done.arrived += 1;
    });
  }

  #checkIn({ code = '', label }: Visit): Promise<Told<Arrived>> {
    return this.#sending.post(
      `check-in of ${label}`,
      () => this.#kiosk.ask(routes.checkIn, { path: { office }, body: { code } }),
      { same: ({ ticket }) => ticket.ticket, late: 'at any time' },
    );
  }

  #takeNumber({ person, service, priority }: Plan): Promise<Told<Arrived>> {
    const key = `person-${String(person).padStart(20, '0')}`;
    return this.#sending.post(
      `number of person ${person}`,
      () => this.#kiosk.ask(routes.issueNumber, { path: { office }, key, body: { service, priority } }),
      { same: ({ ticket }) => `${ticket.id} ${ticket.ticket}`, late: 'at any time' },
    );
  }

  async #runDay(state: 'open' | 'over'): Promise<readonly string[]> {
    const told = await this.#sending.post(
      `day ${state}`,
      () => this.#head.ask(routes.runDay, { path: { office }, body: { state } }),
      { same: ({ day }) => day, late: 'before the next' },
    );
    if ('answer' in told) return told.answer.leftOver;
    this.#surprise(`day ${state}`, told.refused);
    return [];
  }

  #surprise(what: string, refused: string): void {
    this.#wrong.push(`${what}: refused as ${refused}`);
  }
}

/** Physical names of the queues of an assembly whose logical ids match. */
const namesOf = (assembly: string, wanted: RegExp): readonly string[] =>
  loadAssembly(assembly).stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([logicalId, { Type }]) => Type === 'AWS::SQS::Queue' && wanted.test(logicalId))
      .map(([logicalId]) => `${name}-${logicalId}`),
  );

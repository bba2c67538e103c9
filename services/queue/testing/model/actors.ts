import { type LocalTime, localTime } from '#shared/time/local.ts';
import { cancel } from '../../domain/cancel.ts';
import { claim } from '../../domain/claim.ts';
import { followDay } from '../../domain/follow-day.ts';
import { bookingId } from '../../domain/ids.ts';
import { move } from '../../domain/move.ts';
import { offerOf } from '../../domain/offer.ts';
import { addWindows, setQuota } from '../../domain/quota.ts';
import { amends } from '../../domain/seat.ts';
import { type Sheet, standingOf, windowOf } from '../../domain/sheet.ts';
import { closeStretch, openStretch, shutBy } from '../../domain/shut.ts';
import { voidBooking } from '../../domain/void.ts';
import { windowsAhead } from '../../domain/wish.ts';
import { checkInBooking } from '../../operations/check-in.ts';
import { commitDecision, commitToSheet } from '../../operations/commit-decision.ts';
import { retire, type SettlePorts } from '../../operations/settle-booking.ts';
import { settleSheet } from '../../operations/settle-sheet.ts';
import { endWish } from '../../operations/wishes/end-wish.ts';
import { enterList } from '../../operations/wishes/enter-list.ts';
import { grantDay } from '../../operations/wishes/grant-wishes.ts';
import type { GrantPorts } from '../../operations/wishes/ports.ts';
import { createMemoryDraws } from '../memory-wishes.ts';
import { type Process, start } from './scheduler.ts';
import { wishTerms } from './turns.ts';
import { type Stores, Unanswered } from './wire.ts';
import type { Attempt, World } from './world.ts';

/** What an invocation works with: the wire, and a clock that is a little off. */
export type Hands = Omit<SettlePorts, keyof Stores> & Stores;

export const handsOf = (world: World, stores: Stores, process: Process): Hands => ({
  ...stores,
  clock: { now: () => world.scheduler.now + process.skew },
  ripeAt: (now) => now + world.random.between(world.facts.leastCoolDown, 25_000),
  changesPerDay: world.facts.changesPerDay,
});

/** What a round works with: a region with the one service of the run. */
export const grantPorts = ({ region }: World, hands: Hands): GrantPorts => ({
  ...hands,
  ...noDraws,
  region,
  settings: {
    inForce: async () => region,
    fresh: async () => ({ value: region, mark: undefined }),
    stands: async () => true,
  },
  log: () => undefined,
});

/** No day of a run is drawn. */
const noDraws = { draws: createMemoryDraws(new Map()) };

/** Seats of a window above its quota for who lost a place to a closing. */
const EXTRA_SEATS = 1;

type Act = (world: World, hands: Hands) => Promise<void>;

const windowNames = ['08:00', '09:00', '10:00', '13:00'].map((name) => localTime.parse(name));

const someWindow = ({ random }: World): LocalTime =>
  random.pick(windowNames.slice(0, 3)) ?? localTime.parse('08:00');

const someSheet = (world: World): Sheet => {
  const sheet = world.random.pick(world.sheets);
  if (!sheet) throw new Error('No sheets');
  return sheet;
};

/** The sheet as a gate remembers it, up to a second old; or nothing, then it is read. */
const remembered = (world: World, { sheet }: Attempt): Sheet | undefined => {
  const memory = world.gate.get(sheet.date);
  return memory && world.scheduler.now - memory.at < 1_000 ? memory.sheet : undefined;
};

async function submit(world: World, hands: Hands, attempt: Attempt): Promise<void> {
  const stored = await hands.bookings.put(world.detailsOf(attempt));
  if (stored !== 'stored' && stored.state === 'CANCELLED') return world.count('answered cancelled');
  const { id, person, window, amended } = attempt;
  const favour = amended ? amends(EXTRA_SEATS) : undefined;
  const outcome = await commitDecision(hands.sheets, {
    sheet: attempt.sheet,
    booking: id,
    known: remembered(world, attempt),
    decide: (sheet) => claim(sheet, { id, tag: person, window, favour }, hands.clock.now()),
  });
  if ('refusal' in outcome) return world.count(`refused ${outcome.refusal.code}`);
  world.count('booked');
  world.promised.set(id, outcome.standing.number);
}

const book: Act = async (world, hands) => {
  const person = world.random.pick(world.people);
  if (!person) return;
  const attempt = world.add({ person, sheet: someSheet(world).id, window: someWindow(world) });
  await persist(() => submit(world, hands, attempt));
};

/** A client that hears nothing sends the same again, a few times. */
async function persist(send: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    }
  }
  throw new Unanswered();
}

const resubmit: Act = async (world, hands) => {
  const attempt = world.random.pick(world.attempts);
  // A wish under the same key is another request.
  if (attempt && attempt.wished === undefined) await submit(world, hands, attempt);
};

/** One of the bookings that were asked for, those that were answered as booked and the later ones more often. */
const someAttempt = ({ random, restless, attempts, promised, byId }: World): Attempt | undefined => {
  const booked = random.chance(0.8)
    ? random.pick([...promised.keys()].slice(restless ? -3 : -15))
    : undefined;
  return (booked && byId.get(booked)) ?? random.pick(attempts);
};

const cancelOne: Act = async (world, hands) => {
  const attempt = someAttempt(world);
  if (!attempt) return;
  const { id, sheet } = attempt;
  world.disturbed.add(id);
  await persist(async () => {
    const booking = await hands.bookings.read(id);
    if (!booking) return;
    const outcome = await commitDecision(hands.sheets, {
      sheet,
      booking: id,
      known: remembered(world, attempt),
      decide: (known) => cancel(known, booking, termsOf(hands)),
    });
    if ('refusal' in outcome) return world.count(`cancel refused ${outcome.refusal.code}`);
    world.count('cancelled');
    world.cancelAnswered.add(id);
  });
};

const termsOf = ({ clock, ripeAt, changesPerDay }: Hands) => {
  const now = clock.now();
  return { now, ripeAt: ripeAt(now), changesPerDay };
};

const moveWithin: Act = async (world, hands) => {
  const attempt = someAttempt(world);
  if (!attempt) return;
  const { id, sheet } = attempt;
  const to = someWindow(world);
  world.disturbed.add(id);
  await persist(async () => {
    const booking = await hands.bookings.read(id);
    if (!booking) return;
    const outcome = await commitDecision(hands.sheets, {
      sheet,
      booking: id,
      known: remembered(world, attempt),
      decide: (known) => move(known, { ...booking, to }, termsOf(hands)),
    });
    world.count('refusal' in outcome ? `move refused ${outcome.refusal.code}` : 'moved');
  });
};

const moveAway: Act = async (world, hands) => {
  const old = someAttempt(world);
  const target = world.random.pick(world.sheets.filter(({ id }) => id.date !== old?.sheet.date));
  if (!old || !target) return;
  world.disturbed.add(old.id);
  const booking = await hands.bookings.read(old.id);
  const sheet = await hands.sheets.read(old.sheet);
  const standing = sheet && standingOf(sheet, old.id);
  if (!booking || !sheet || standing?.state !== 'held' || booking.movedTo) return;
  if (hands.clock.now() >= windowOf(sheet, standing.number).window.till) return;
  const attempt = world.add({
    person: old.person,
    sheet: target.id,
    window: someWindow(world),
    from: old.id,
  });
  world.disturbed.add(attempt.id);
  world.count('moves to another day');
  await persist(() => submit(world, hands, attempt));
};

const checkInOne: Act = async (world, hands) => {
  const booked = world.random.pick([...world.promised.keys()]);
  const attempt = (booked && world.byId.get(booked)) ?? world.random.pick(world.attempts);
  if (!attempt) return;
  const answer = await checkInBooking(hands, attempt.id);
  if ('refusal' in answer) return world.count(`check-in refused ${answer.refusal.code}`);
  world.count('arrived');
  world.arrived.add(attempt.id);
};

const voidOne: Act = async (world, hands) => {
  const attempt = someAttempt(world);
  if (!attempt) return;
  world.disturbed.add(attempt.id);
  const booking = await hands.bookings.read(attempt.id);
  if (!booking) return;
  const outcome = await commitDecision(hands.sheets, {
    sheet: attempt.sheet,
    booking: attempt.id,
    decide: (sheet) => voidBooking(sheet, booking, termsOf(hands)),
  });
  if (!('refusal' in outcome)) return world.count('voided');
  world.count(`void refused ${outcome.refusal.code}`);
  if (outcome.refusal.code === 'too-late') world.count(`retired late: ${await retire(hands, attempt.id)}`);
};

const changeQuota: Act = async (world, hands) => {
  const sheet = someSheet(world);
  const window = world.random.pick(windowNames);
  if (!window) return;
  const seats = world.random.chance(0.3) ? 0 : world.random.between(1, 7);
  const outcome = await commitToSheet(hands.sheets, {
    sheet: sheet.id,
    decide: (known) => setQuota(known, { window, seats }),
  });
  world.count('refusal' in outcome ? 'quota refused' : seats === 0 ? 'window closed' : 'quota set');
};

const addOne: Act = async (world, hands) => {
  const sheet = someSheet(world);
  const [afternoon, end] = ['13:00', '14:00'].map((name) => localTime.parse(name));
  if (!afternoon || !end) return;
  const window = { start: afternoon, end, seats: 3, numbers: 5, till: start + 85_000 };
  await commitToSheet(hands.sheets, { sheet: sheet.id, decide: (known) => addWindows(known, [window]) });
  world.count('window added');
};

/** Officials change hours and quota: the sheet follows, over several writes, while everybody goes on. */
const followOne: Act = async (world, hands) => {
  const { random } = world;
  const sheet = someSheet(world);
  const offered = random.chance(0.15) ? undefined : world.offered(sheet);
  const outcome = await commitToSheet(hands.sheets, {
    sheet: sheet.id,
    decide: (known) => followDay(known, offered, hands.clock.now()),
  });
  world.count('refusal' in outcome ? 'follow refused' : offered ? 'day followed' : 'day closed');
};

/** An official closes a stretch of a day by hand. */
const closeOne: Act = async (world, hands) => {
  const { random } = world;
  const sheet = someSheet(world);
  const from = random.pick(windowNames);
  const to = random.pick(['09:00', '10:00', '11:00', '24:00']);
  if (!from || !to || from >= to) return;
  const closing = `closing-${world.closings.length}`;
  world.closings.push({ closing, sheet: sheet.id });
  await persist(async () => {
    const outcome = await commitToSheet(hands.sheets, {
      sheet: sheet.id,
      decide: (known) => closeStretch(known, [closing, from, localTime.parse(to)]),
    });
    world.count('refusal' in outcome ? 'closing refused' : 'closed by hand');
  });
};

/** An official opens it again, also before the closing has landed. */
const reopenOne: Act = async (world, hands) => {
  const found = world.random.pick(world.closings);
  if (!found) return;
  await persist(async () => {
    const outcome = await commitToSheet(hands.sheets, {
      sheet: found.sheet,
      decide: (sheet) => openStretch(sheet, found.closing),
    });
    if ('refusal' in outcome) return world.count('reopening refused');
    world.reopened.add(found.closing);
    world.count('opened again');
  });
};

/** One of those who hold a place in a stretch that is closed by hand, as the gates know it. */
const someClosedOut = ({ random, gate, byId }: World): Attempt | undefined => {
  const known = [...gate.values()].flatMap(({ sheet }) =>
    Object.entries(sheet.held).flatMap(([id, number]) => {
      const name = number > 0 ? windowOf(sheet, number).name : undefined;
      return name !== undefined && shutBy(sheet, name) !== undefined ? [bookingId.parse(id)] : [];
    }),
  );
  const one = random.pick(known);
  return one && byId.get(one);
};

/** Whoever lost a place to a closing takes another one, of this day or of another. */
const takeOffer: Act = async (world, hands) => {
  const old = someClosedOut(world);
  if (!old) return;
  const details = await hands.bookings.read(old.id);
  const sheet = await hands.sheets.read(old.sheet);
  const standing = sheet && standingOf(sheet, old.id);
  if (!details || !sheet || !standing || details.movedTo) return;
  if (offerOf({ details, sheet, standing }, hands.clock.now()) === undefined) return;
  world.disturbed.add(old.id);
  if (world.random.chance(0.5)) {
    const to = someWindow(world);
    world.favoured.add(old.id);
    return persist(async () => {
      const outcome = await commitDecision(hands.sheets, {
        sheet: old.sheet,
        booking: old.id,
        decide: (known) => move(known, { ...details, to, favour: amends(EXTRA_SEATS) }, termsOf(hands)),
      });
      world.count('refusal' in outcome ? `offer refused ${outcome.refusal.code}` : 'offer taken that day');
    });
  }
  const target = world.random.pick(world.sheets.filter(({ id }) => id.date !== old.sheet.date));
  if (!target) return;
  const attempt = world.add({
    person: old.person,
    sheet: target.id,
    window: someWindow(world),
    from: old.id,
    amended: true,
  });
  world.favoured.add(attempt.id);
  world.disturbed.add(attempt.id);
  world.count('offers taken on another day');
  return persist(() => submit(world, hands, attempt));
};

/** Takes records of one sheet in order: some are skipped, some come again, some come in a batch. */
const settleStream: Act = async (world, hands) => {
  const { random, unsettled } = world;
  const batch = unsettled.splice(0, random.between(1, 5));
  for (const [index, record] of batch.entries()) {
    if (random.chance(0.08)) {
      world.count('records skipped');
      continue;
    }
    try {
      await settleSheet(hands, { sheet: record.after, before: record.before });
      world.count('records settled');
      if (random.chance(0.1)) unsettled.unshift(...batch.slice(Math.max(0, index - 2), index + 1));
    } catch (error) {
      world.count('records failed');
      unsettled.unshift(...batch.slice(index));
      throw error;
    }
  }
};

const sweep: Act = async (world, hands) => {
  const sheet = await hands.sheets.read(someSheet(world).id);
  if (sheet) await settleSheet(hands, { sheet });
  world.count('sweeps');
};

/** Asks for a place in some windows, as whoever finds them full does; also where there is a place. */
const wishOne: Act = async (world, hands) => {
  const { random } = world;
  const person = random.pick(world.people);
  if (!person) return;
  const sheet = someSheet(world);
  const wished = random.chance(0.25) ? [] : [...new Set([someWindow(world), someWindow(world)])];
  const attempt = world.add({ person, sheet: sheet.id, window: wished[0] ?? someWindow(world), wished });
  world.asked.set(attempt.id, { since: world.waiting.size, at: hands.clock.now() });
  await persist(() => join(world, hands, attempt));
};

/** Somebody sends a wish again, long after. */
const rejoin: Act = async (world, hands) => {
  const attempt = world.random.pick([...world.asked.keys()].slice(-10));
  if (attempt) await join(world, hands, world.attemptOf(attempt));
};

async function join(world: World, hands: Hands, attempt: Attempt): Promise<void> {
  const { id, wished = [] } = attempt;
  const at = world.asked.get(id)?.at ?? 0;
  const image = await hands.sheets.read(attempt.sheet);
  if (!image) return;
  const wish = { kind: 'waitlist', windows: wished, entry: id } as const;
  const keep = windowsAhead(image, wish, { ...wishTerms, now: hands.clock.now() });
  const entered = await enterList(hands, { ...world.detailsOf(attempt), createdAt: at, wish }, keep);
  if ('refusal' in entered) return world.count(`wish refused ${entered.refusal}`);
  world.count('wishes taken');
  // Records of before may be looked at later than this.
  const by = (await world.stores.sheets.read(attempt.sheet))?.v ?? image.v;
  if (!world.waiting.has(id)) world.waiting.set(id, { order: world.waiting.size, at, kept: keep, by });
}

/** Withdraws a wish, or cancels the place that it got in the same moment. */
const withdrawOne: Act = async (world, hands) => {
  const id = world.random.pick([...world.waiting.keys()].slice(-12));
  if (!id) return;
  const attempt = world.attemptOf(id);
  world.withdrawn.add(id);
  world.disturbed.add(id);
  await persist(async () => {
    const known = await hands.bookings.read(id);
    if (known) await endWish(hands, known, 'withdrawn');
    const sheet = await hands.sheets.read(attempt.sheet);
    if (!known || !sheet || !standingOf(sheet, id)) return world.count('withdrawn');
    const outcome = await commitDecision(hands.sheets, {
      sheet: sheet.id,
      booking: id,
      decide: (image) => cancel(image, known, termsOf(hands)),
    });
    if ('refusal' in outcome) return world.count(`cancel refused ${outcome.refusal.code}`);
    world.count('withdrawn with its place');
    world.cancelAnswered.add(id);
  });
};

/** A round over who waits on a day, as every minute brings; several may be under way. */
const grantOne: Act = async (world, hands) => {
  await grantDay(grantPorts(world, hands), someSheet(world).id);
  world.count('rounds');
};

/** How often something happens; `settles`: it is what a lag holds up. */
interface Chance {
  readonly weight: number;
  readonly act: Act;
  readonly settles?: true;
  /** What people do more of who cannot decide. */
  readonly restless?: true;
}

/** What may happen, and how often. */
export const acts: Readonly<Record<string, Chance>> = {
  book: { weight: 30, act: book },
  resubmit: { weight: 22, act: resubmit },
  cancel: { weight: 10, act: cancelOne },
  moveWithin: { weight: 10, act: moveWithin, restless: true },
  moveAway: { weight: 5, act: moveAway },
  checkIn: { weight: 6, act: checkInOne },
  void: { weight: 2, act: voidOne },
  quota: { weight: 5, act: changeQuota },
  addWindow: { weight: 0.5, act: addOne },
  follow: { weight: 3, act: followOne },
  close: { weight: 1, act: closeOne },
  reopen: { weight: 0.7, act: reopenOne },
  takeOffer: { weight: 6, act: takeOffer },
  settle: { weight: 16, act: settleStream, settles: true },
  sweep: { weight: 1.5, act: sweep, settles: true },
  wish: { weight: 12, act: wishOne },
  rejoin: { weight: 3, act: rejoin },
  withdraw: { weight: 3, act: withdrawOne },
  grant: { weight: 8, act: grantOne },
};

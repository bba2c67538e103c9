import type { HeldBooking } from '#services/queue/contract.ts';
import { cancelBooking } from '#services/queue/operations/cancel-booking.ts';
import { moveBooking } from '#services/queue/operations/move-booking.ts';
import { placeBooking, type Wanted } from '#services/queue/operations/place-booking.ts';
import type { Offer } from '#services/queue/operations/service-day.ts';
import type { WishPorts } from '#services/queue/operations/wishes/ports.ts';
import type { Refusal } from '#services/queue/refusals.ts';
import type { Random } from '#services/queue/testing/model/random.ts';
import type { Outcome } from '#shared/http/endpoint.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { type LocalDate, type LocalTime, localDate, localTime } from '#shared/time/local.ts';
import { deskKeys } from '../../virtual/desk.ts';
import type { Time } from '../../virtual/time.ts';
import { nikOf } from '../../world/citizen.ts';
import type { Ledger, Ticket } from './ledger.ts';

type Answer = Outcome<HeldBooking, Refusal>;

/** One office day of a service that people want. */
export interface Day {
  readonly offer: Offer;
  readonly date: LocalDate;
  readonly windows: readonly LocalTime[];
}

/** What visitors act in. */
export interface Town {
  readonly random: Random;
  readonly time: Time;
  /** Containers of the booking function, each with a memory of its own. */
  readonly desks: readonly WishPorts[];
  readonly ledger: Ledger;
  readonly people: number;
  /** A day that people want at this point of the run. */
  readonly day: () => Day;
}

const correlationId = '3f8e2c1a-0000-4000-8000-000000000000';

/** Somebody of the town. */
const someone = ({ random, people }: Pick<Town, 'random' | 'people'>): Wanted['contact'] => ({
  nik: nik.parse(nikOf(random.below(people))),
  name: personName.parse('Siti Nurhaliza'),
  phone: phone.parse('081234567890'),
  language: 'id',
});

const deskOf = ({ random, desks }: Town): WishPorts => {
  const desk = random.pick(desks);
  if (!desk) throw new Error('No desks');
  return desk;
};

/** Sends a request for a place; the same `wanted` is the same request. */
async function submit(town: Town, wanted: Wanted): Promise<Answer> {
  const from = town.time.now();
  const answer = await placeBooking(deskOf(town), deskKeys, wanted);
  town.ledger.answered(wanted, answer, { from, to: town.time.now() });
  return answer;
}

const wish = (town: Town, contact: Wanted['contact'], { offer, date, windows }: Day): Wanted =>
  wantedOf(town, contact, { offer, date, window: windowOf(town, windows) });

const wantedOf = (
  { ledger }: Town,
  contact: Wanted['contact'],
  place: Pick<Wanted, 'offer' | 'date' | 'window'>,
): Wanted => {
  const id = bookingIdOf(deskKeys, ledger.nextKey());
  return { ...place, id, contact, priority: false, correlationId };
};

function windowOf({ random }: Town, windows: readonly LocalTime[]): LocalTime {
  const window = random.pick(windows);
  if (window === undefined) throw new Error('A day without windows');
  return window;
}

/** Somebody books; who is told that the window is full takes one that is offered, a few times. */
async function book(town: Town): Promise<void> {
  const contact = someone(town);
  let wanted = wish(town, contact, town.day());
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await submit(town, wanted);
    if ('answer' in answer) return;
    const [refusal] = answer.refused;
    const next = refusal.code === 'full' ? town.random.pick(refusal.next) : undefined;
    if (!next) return;
    wanted = wantedOf(town, contact, {
      offer: wanted.offer,
      date: localDate.parse(next.date),
      window: localTime.parse(next.start),
    });
  }
}

/** Somebody who has a booking asks for another one of that day, with two phones at once. */
async function rival(town: Town): Promise<void> {
  const ticket = town.ledger.someTicket(town.random);
  if (!ticket) return book(town);
  const { contact, offer, date, window } = ticket.wanted;
  const day = { offer, date, windows: [window, ...town.day().windows] };
  await Promise.all([submit(town, wish(town, contact, day)), submit(town, wish(town, contact, day))]);
}

/** One request comes twice at the same time, through different containers. */
async function doubled(town: Town): Promise<void> {
  const wanted = wish(town, someone(town), town.day());
  await Promise.all([submit(town, wanted), submit(town, wanted)]);
}

/** A request of some time ago comes once more. */
async function resend(town: Town): Promise<void> {
  const wanted = town.ledger.somethingWanted(town.random);
  if (wanted) await submit(town, wanted);
}

/** Whoever changes a booking waits for the answer before the next change, as one phone does. */
async function change(
  town: Town,
  act: (ticket: Ticket, request: { id: string; key: string }) => Promise<Outcome<unknown, Refusal>>,
): Promise<void> {
  const ticket = town.ledger.someTicket(town.random);
  if (!ticket || ticket.busy) return;
  ticket.busy = true;
  const answer = await act(ticket, { id: ticket.id, key: ticket.key });
  ticket.busy = false;
  town.ledger.tallyChange(answer);
}

const cancelOne = (town: Town) =>
  change(town, async (ticket, { id, key }) => {
    const answer = await cancelBooking(deskOf(town))(
      { path: { id }, headers: { 'booking-key': key } },
      { correlationId, viewer: 'town' },
    );
    if ('answer' in answer) town.ledger.cancelled(ticket);
    return answer;
  });

const moveTo = (town: Town, placeOf: (ticket: Ticket) => { date: LocalDate; window: LocalTime }) =>
  change(town, async (ticket, { id, key }) => {
    const answer = await moveBooking(deskOf(town))(
      { path: { id }, headers: { 'booking-key': key }, body: placeOf(ticket) },
      { correlationId, viewer: 'town' },
    );
    if ('answer' in answer) town.ledger.moved(ticket, answer.answer);
    return answer;
  });

const moveWithin = (town: Town) =>
  moveTo(town, ({ wanted }) => ({ date: wanted.date, window: windowOf(town, town.day().windows) }));

const moveAway = (town: Town) =>
  moveTo(town, () => {
    const { date, windows } = town.day();
    return { date, window: windowOf(town, windows) };
  });

const acts = {
  book: { weight: 50, act: book },
  rival: { weight: 10, act: rival },
  doubled: { weight: 8, act: doubled },
  resend: { weight: 14, act: resend },
  cancel: { weight: 6, act: cancelOne },
  moveWithin: { weight: 6, act: moveWithin },
  moveAway: { weight: 3, act: moveAway },
};

const weights: Readonly<Record<keyof typeof acts, number>> = {
  book: acts.book.weight,
  rival: acts.rival.weight,
  doubled: acts.doubled.weight,
  resend: acts.resend.weight,
  cancel: acts.cancel.weight,
  moveWithin: acts.moveWithin.weight,
  moveAway: acts.moveAway.weight,
};

/** Does the next thing that somebody may do; drawn from the seed. */
export const act = (town: Town): Promise<void> => acts[town.random.weighted(weights)].act(town);

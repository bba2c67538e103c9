import { placeBooking, type Wanted } from '#services/queue/operations/place-booking.ts';
import type { BookingPorts } from '#services/queue/operations/ports.ts';
import type { FreeWindow } from '#services/queue/refusals.ts';
import type { Random } from '#services/queue/testing/model/random.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { localTime } from '#shared/time/local.ts';
import { pauseAfter } from '../../../web/citizen/booking/pause.ts';
import { deskKeys } from '../../virtual/desk.ts';
import type { Time } from '../../virtual/time.ts';
import { nikOf } from '../../world/citizen.ts';
import { assumptions, duration, type Spread } from './assumptions.ts';
import type { Bucket } from './bucket.ts';
import { Throttled } from './metered-stores.ts';
import { type OpenOffice, openingDate, type Place } from './office.ts';

/** What people live in: the clock, chance, and the door of the account. */
export interface Opening {
  readonly time: Time;
  readonly random: Random;
  readonly normal: () => number;
  readonly opensAt: number;
  /** Requests that API Gateway takes. */
  readonly door: Bucket;
}

/** How it ended. `gave-up`: told "full" as often as anybody tries; `none-left`: told so with nothing to offer; `unsure`: no answer. */
export type Ending = 'booked' | 'none-left' | 'gave-up' | 'unsure';

export interface Life {
  readonly ending: Ending;
  /** Instants: the first request, the first definite answer, the end. */
  readonly askedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number;
  /** Requests of the phone, and those among them that were told "full". */
  readonly requests: number;
  readonly refusals: number;
}

type Reply = 'booked' | { readonly next: readonly FreeWindow[] } | 'again';

const { network, work, solving, choosing, phone: client } = assumptions;

/** Somebody who wants a place at the opening, from the first request to the end; nobody has another booking yet. */
export async function live(opening: Opening, office: OpenOffice, number: number): Promise<Life> {
  const { time, random } = opening;
  const takes = (spread: Spread) => time.sleep(duration(spread, opening.normal()));
  await time.sleep(opening.opensAt - time.now() + arrival(opening));

  const askedAt = time.now();
  let answeredAt: number | undefined;
  let requests = 0;
  let refusals = 0;
  const end = (ending: Ending): Life => ({
    ending,
    askedAt,
    answeredAt,
    endedAt: time.now(),
    requests,
    refusals,
  });

  let place: Pick<Place, 'offer' | 'window'> = firstWish(random, office.places);
  for (let choice = 0; choice < assumptions.mostChoices; choice += 1) {
    const wanted = wantedOf(place, number, choice);
    const reply = await pursue(async () => {
      requests += 1;
      return send(opening, office, wanted);
    }, opening);
    if (reply === 'again') return end('unsure');
    answeredAt ??= time.now();
    if (reply === 'booked') return end('booked');
    refusals += 1;
    if (reply.next.length === 0) return end('none-left');
    // The phone gets and solves a new challenge while its owner chooses.
    await Promise.all([takes(choosing), challenge(opening, office).then(() => takes(solving))]);
    place = { offer: place.offer, window: localTime.parse(chosen(random, reply.next).start) };
  }
  return end('gave-up');
}

/** After the opening, in milliseconds: phones that waited for it send by themselves, the others are late. */
const arrival = ({ random, normal }: Opening): number =>
  random.chance(assumptions.waiting)
    ? random.next() * client.openingSpread
    : duration(assumptions.late, normal());

function firstWish(random: Random, places: readonly Place[]): Place {
  const { windowWeights } = assumptions;
  const weighed = places.map((place) => ({
    place,
    weight: place.seats * (windowWeights[place.order % windowWeights.length] ?? 1),
  }));
  let left = random.next() * weighed.reduce((sum, { weight }) => sum + weight, 0);
  for (const { place, weight } of weighed) {
    left -= weight;
    if (left < 0) return place;
  }
  throw new Error('No places');
}

/** Most take the first that is offered. */
const chosen = (random: Random, next: readonly FreeWindow[]): FreeWindow => {
  const [first] = next;
  const other = random.pick(next);
  if (!first || !other) throw new Error('Nothing is offered');
  return random.chance(0.5) ? first : other;
};

const contactOf = (number: number): Wanted['contact'] => ({
  nik: nik.parse(nikOf(number)),
  name: personName.parse('Muhammad Rizki Ramadhan Harahap'),
  phone: phone.parse('081234567890'),
  language: 'id',
});

const wantedOf = (place: Pick<Place, 'offer' | 'window'>, number: number, choice: number): Wanted => ({
  ...place,
  id: bookingIdOf(deskKeys, `${number}-${choice}`),
  date: openingDate,
  contact: contactOf(number),
  priority: false,
  correlationId: '3f8e2c1a-0000-4000-8000-000000000000',
});

/** The phone sends until it has a definite answer or its tries end; then its owner lets it go on, a few times. */
async function pursue(ask: () => Promise<Reply>, { time, random }: Opening): Promise<Reply> {
  for (let pursuit = 0; pursuit < assumptions.mostPursuits; pursuit += 1) {
    for (let tries = 0; tries < client.tries; tries += 1) {
      const reply = await ask();
      if (reply !== 'again') return reply;
      await time.sleep(pauseAfter(tries, undefined, random.next));
    }
  }
  return 'again';
}

/** One request there and back. */
async function send(opening: Opening, office: OpenOffice, wanted: Wanted): Promise<Reply> {
  const travel = () => opening.time.sleep(duration(network, opening.normal()));
  await travel();
  const reply = await knock(opening, office, (desk) => handle(opening, office, desk, wanted));
  await travel();
  return reply ?? 'again';
}

/** What API Gateway and Lambda let through. */
async function knock<Answer>(
  { door }: Opening,
  { tally, stage, serve }: OpenOffice,
  work: (desk: BookingPorts) => Promise<Answer>,
): Promise<Answer | undefined> {
  if (!stage.take() || !door.take()) {
    tally.refusedByApi += 1;
    return undefined;
  }
  tally.requests += 1;
  const answer = await serve(work);
  if (answer === undefined) tally.refusedByLambda += 1;
  return answer;
}

/** The function's work on a request: the product's own operation, and the time of its processor. */
async function handle(
  { time, normal }: Opening,
  { tally }: OpenOffice,
  desk: BookingPorts,
  wanted: Wanted,
): Promise<Reply> {
  await time.sleep(duration(work, normal()));
  try {
    const outcome = await placeBooking(desk, deskKeys, wanted);
    if ('answer' in outcome) return 'booked';
    const [refusal] = outcome.refused;
    if (refusal.code === 'full') return { next: refusal.next };
    throw new Error(`Nobody should be told ${refusal.code}.`);
  } catch (fault) {
    if (!(fault instanceof Throttled)) throw fault;
    tally.tryAgain += 1;
    return 'again';
  }
}

/** A challenge costs a request and no read; its function has environments of its own. */
async function challenge({ time, normal, door }: Opening, { tally, stage }: OpenOffice): Promise<void> {
  await time.sleep(2 * duration(network, normal()));
  if (stage.take() && door.take()) tally.challenges += 1;
  else tally.refusedByApi += 1;
}

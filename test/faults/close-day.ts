import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { closingRoutes, type HeldBooking, routes } from '#services/queue/contract.ts';
import { inParallel } from '../bench/rig/in-parallel.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';
import { settingsOf } from './city/inside.ts';
import { until } from './city/until.ts';
import { watch } from './city/witness.ts';

/** A day that was closed with people on it. Times in milliseconds. */
export interface ClosedDay {
  /** From the head's press until the answer, and until everybody could read other places. */
  readonly closedAfter: number;
  readonly offeredAfter: number;
  /** From the host's coming back, after the minute for undoing, until everybody was told. */
  readonly toldAfter: number;
  /** People who were told, and events that told them. */
  readonly told: number;
  readonly offers: number;
  readonly flaws: readonly string[];
}

const region = 'tanjungbalai';
const office = 'disdukcapil';
const date = '2026-12-17';
const services = ['ktp-el', 'kartu-keluarga'];
const hours = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00'];
const patience = 300_000;
/** Times that the event of the closing is put on the bus again. */
const redelivered = 3;

/**
 * Lets people book a day and closes it: in the very moment all of them may choose another place, and after the minute for undoing, in
 * which the host is ended and started again, each is told once, however often the event of the closing comes.
 */
export async function closeDay({
  assemblies,
  bookings,
}: {
  readonly assemblies: string;
  readonly bookings: number;
}): Promise<ClosedDay> {
  const world = await startWorld({ assemblies, region, clock: '2026-12-14T08:30:00+07:00' });
  const witness = watch(world);
  const flaws: string[] = [];
  const eventsOf = async (type: string) => {
    await witness.look();
    return witness.publications.filter((publication) => publication.type === type);
  };
  const offered = async () => (await eventsOf('SlotOffered.v1')).map(({ subject }) => subject);
  try {
    await raiseQuotas(world);
    const held = await bookAll(world, bookings);
    const confirmed = async () => (await eventsOf('SlotBooked.v1')).length === bookings;
    if (!(await until(confirmed, patience))) flaws.push('not every booking was announced');

    const begun = performance.now();
    const unanswered = await close(world);
    const closedAfter = performance.now() - begun;
    if (unanswered !== bookings) flaws.push(`${unanswered} are foreseen to be told, not ${bookings}`);
    for (const { booking, key } of held) {
      const answer = await fetch(`${world.url}${routes.readOffer.path.replace('{id}', booking.id)}`, {
        headers: { 'booking-key': key },
      });
      const { suggestions } = routes.readOffer.answer.schema.parse(await answer.json());
      if (suggestions.length !== 3) flaws.push(`${booking.ticket} is suggested ${suggestions.length} places`);
    }
    const offeredAfter = performance.now() - begun;
    if ((await offered()).length > 0) flaws.push('somebody was told within the minute for undoing');

    // The minute passes, and the host with it: the schedule goes on where it was.
    await world.restart({ clock: '2026-12-14T10:00:00+07:00' });
    const resumed = performance.now();
    if (!(await until(async () => (await offered()).length >= bookings, patience)))
      flaws.push(`${(await offered()).length} of ${bookings} were told`);
    const toldAfter = performance.now() - resumed;
    await repeat(world, witness.publications);
    const repeated = async () => (await eventsOf('WindowClosed.v1')).length === redelivered + 1;
    if (!(await until(repeated, patience))) flaws.push('the closing was not told again');
    const wasTold = ({ text }: { readonly text: string }) => text.includes('Kantor menutup layanan');
    const told = () => witness.sent.filter(wasTold).map(({ recipient }) => recipient);
    await until(async () => {
      await witness.look();
      return new Set(told()).size === bookings;
    }, patience);

    const offers = await offered();
    const ids = held.map(({ booking }) => booking.id).toSorted();
    if (offers.toSorted().join() !== ids.join())
      flaws.push(`${offers.length} offers were made to ${new Set(offers).size} of ${bookings} people`);
    if (told().length !== bookings || new Set(told()).size !== bookings)
      flaws.push(`${told().length} messages told ${new Set(told()).size} of ${bookings} people`);
    return { closedAfter, offeredAfter, toldAfter, told: told().length, offers: offers.length, flaws };
  } finally {
    await witness.stop();
    await world.end();
  }
}

async function call(
  world: World,
  {
    token,
    method,
    path,
    key,
    body,
  }: {
    readonly token: string;
    readonly method: string;
    readonly path: string;
    readonly key?: string;
    readonly body: unknown;
  },
): Promise<unknown> {
  const answer = await fetch(`${world.url}/api/queue${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

async function raiseQuotas(world: World): Promise<void> {
  const { token } = await signIn(world, 'region/operator');
  for (const service of services) {
    const path = `/settings/offices.${office}.services.${service}.quota`;
    const body = { value: { online: 40, walkIn: 0 }, expectedVersion: 0, reason: 'banyak yang datang' };
    await call(world, { token, method: 'PUT', path, body });
  }
}

async function bookAll(world: World, count: number): Promise<readonly HeldBooking[]> {
  const held: HeldBooking[] = [];
  await inParallel(4, [...Array(count).keys()], async (number) => {
    const citizen = new Citizen(() => world.url, nikOf(number));
    const service = services[number % services.length] ?? '';
    const window = hours[Math.floor(number / services.length) % hours.length] ?? '';
    const phone = `+62812${1_000_000 + number}`;
    await citizen.prepare({ office, service, date, window }, { phone });
    const reply = await citizen.insist();
    if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
    held.push(reply.held);
  });
  return held;
}

/** Closes the day; answers how many people are affected and have not answered. */
async function close(world: World): Promise<number> {
  const { token } = await signIn(world, `${office}/head`);
  const closed = await call(world, {
    token,
    method: 'POST',
    path: `/offices/${office}/closings`,
    key: 'closing-of-the-seventeenth-of-december',
    body: { date, reason: { id: 'listrik padam', en: 'power cut' } },
  });
  return closingRoutes.closeWindows.answer.schema.parse(closed).unanswered.length;
}

/** Puts the event of the closing on the bus again, as it was. */
async function repeat(
  world: World,
  publications: readonly { readonly type: string; readonly content: string }[],
): Promise<void> {
  const closing = publications.find(({ type }) => type === 'WindowClosed.v1');
  if (closing === undefined) throw new Error('Nobody heard of the closing');
  const bus = new EventBridgeClient(settingsOf(world));
  const entry = {
    EventBusName: `balai-${region}`,
    Source: 'balai.queue',
    DetailType: closing.type,
    Detail: closing.content,
  };
  for (let again = 0; again < redelivered; again += 1)
    await bus.send(new PutEventsCommand({ Entries: [entry] }));
  bus.destroy();
}

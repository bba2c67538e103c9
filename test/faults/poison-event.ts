import { ReceiveMessageCommand, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { nikOf } from '../world/citizen.ts';
import { cityRegion, daysAhead } from '../world/regions.ts';
import { arnOf, depthOf, readDeliveries, sqsOf, urlOf } from './city/inside.ts';
import { until } from './city/until.ts';
import { Visitor } from './city/visitor.ts';
import type { EventWorld } from './event-world.ts';

/** What became of many events, one of which a consumer could not bear. */
export interface PoisonEvent {
  readonly events: number;
  /** Citizens who were told while the poison lay in the way. */
  readonly delivered: number;
  /** Messages in the dead-letter queue, and whether the one there holds the whole event. */
  readonly parked: number;
  readonly whole: boolean;
  /** After the consumer was mended and the dead letters were moved back. */
  readonly deliveredAfter: number;
  readonly parkedAfter: number;
  /** Messages that somebody got more than once. */
  readonly twice: number;
}

/** Seats of a window of the service below. */
const seats = 400;

/** Many book; the courier chokes on the event of one of them, is mended, and the dead letters are moved back. */
export async function poisonOne(
  { world, witness, order, bus }: EventWorld,
  { people, firstDay }: { readonly people: number; readonly firstDay: number },
): Promise<PoisonEvent> {
  bus.calm();
  await witness.look();
  const sentBefore = witness.sent.length;
  const poisoned = { date: daysAhead(firstDay), window: '00:00', number: Math.min(seats, people) - 1 };
  const text = `"date":"${poisoned.date}","window":"${poisoned.window}","number":${poisoned.number},`;
  order({ Courier: { chokesOn: text } });

  const visitors = Array.from({ length: people }, (_, person) => {
    const date = daysAhead(firstDay + Math.floor(person / seats));
    return new Visitor({
      door: () => world.url,
      nik: nikOf(5_000_000 + firstDay * 10_000 + person),
      phone: `+62822${String(firstDay).padStart(2, '0')}${String(person).padStart(6, '0')}`,
      wish: { office: 'disdukcapil', service: 'four-hundred', date, window: poisoned.window },
      changesPerDay: cityRegion.queue.changesPerPersonAndDay,
    });
  });
  let next = 0;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let visitor = visitors[next++]; visitor; visitor = visitors[next++]) {
        await visitor.prepare();
        await visitor.book();
      }
    }),
  );
  const told = async () => {
    await witness.look();
    return witness.sent.length - sentBefore;
  };
  await until(async () => (await told()) >= people - 1, 180_000);
  await until(async () => (await depthOf(world, 'courierDeadLetters')) === 1, 90_000);
  const delivered = await told();
  const parked = await depthOf(world, 'courierDeadLetters');
  const whole = await liesWhole(world, witness, text);

  order({});
  const client = sqsOf(world);
  await client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('courierDeadLetters') }));
  client.destroy();
  await until(async () => (await told()) === people, 60_000);
  // Whatever came too often would come now.
  await until(
    async () => (await depthOf(world, 'courier')) + (await depthOf(world, 'deliver')) === 0,
    30_000,
  );
  const deliveredAfter = await told();
  const deliveries = await readDeliveries(world);
  const ids = new Set(visitors.map(({ held }) => held?.id));
  const mine = deliveries.filter(({ subject }) => ids.has(subject));
  return {
    events: people,
    delivered,
    parked,
    whole,
    deliveredAfter,
    parkedAfter: await depthOf(world, 'courierDeadLetters'),
    twice:
      mine.length - new Set(mine.map(({ subject }) => subject)).size + Math.max(0, deliveredAfter - people),
  };
}

/** Whether the dead letter holds the event as it was published. */
async function liesWhole(
  world: EventWorld['world'],
  { publications }: EventWorld['witness'],
  text: string,
): Promise<boolean> {
  const client = sqsOf(world);
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: urlOf(world, 'courierDeadLetters'), VisibilityTimeout: 0 }),
  );
  client.destroy();
  const event: unknown = JSON.parse(Messages[0]?.Body ?? '{}');
  const detail = JSON.stringify(Reflect.get(Object(event), 'detail'));
  return publications.some(({ content }) => content.includes(text) && content === detail);
}

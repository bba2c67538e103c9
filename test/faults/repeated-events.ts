import { setTimeout as delay } from 'node:timers/promises';
import { awaitRest } from './city/at-rest.ts';
import { type Delivery, depthOf, readDeliveries, readQueue } from './city/inside.ts';
import { liveInTown } from './city/town.ts';
import { until } from './city/until.ts';
import type { EventWorld } from './event-world.ts';

/** What three copies of every event and crashing functions led to. */
export interface RepeatedEvents {
  /** Different events, and how often they were published in all. */
  readonly events: number;
  readonly publications: number;
  readonly crashes: number;
  /** Messages taken by the provider. */
  readonly sent: number;
  /** Messages of which nobody knows whether they went out; each must have been reported. */
  readonly unsure: number;
  /** Whatever was done twice, not at all, or in silence. */
  readonly flaws: readonly string[];
}

const crash = 0.3;

/** A town books, moves and cancels while events come three times and three of ten invocations of every consumer die. */
export async function repeatEvents(
  { world, witness, order, bus }: EventWorld,
  settings: { readonly seed: number; readonly people: number; readonly firstDay: number },
): Promise<RepeatedEvents> {
  order(Object.fromEntries(['Settle', 'Relay', 'Courier', 'Deliver'].map((name) => [name, { crash }])));
  const { visitors } = await liveInTown({
    ...settings,
    door: () => world.url,
    together: 16,
    acts: 2,
    days: 2,
  });
  const storm = await awaitRest(world, { visitors, witness, patience: 120_000 });
  await bus.quiet();
  await until(async () => (await depthOf(world, 'courier')) === 0, 60_000);
  // Most of what could be sent was; what an interrupted attempt left open is judged a minute later by the clocks.
  await delay(3_000);
  order({ Deliver: { ahead: 120_000 } });
  const drained = await until(async () => (await depthOf(world, 'deliver')) === 0, 60_000);
  const rest = await awaitRest(world, { visitors, witness, patience: 30_000 });

  const deliveries = await readDeliveries(world);
  const output = world.output();
  return {
    events: new Set(witness.publications.map(({ id }) => id)).size,
    publications: witness.publications.length,
    crashes: output.split('Runtime.ExitError').length - 1,
    sent: witness.sent.length,
    unsure: deliveries.filter(({ state }) => state === 'UNSURE').length,
    flaws: [
      ...rest.wrongAnswers,
      ...rest.unsettled,
      ...(storm.unsettled.length > 0
        ? [`${storm.unsettled.length} were unsettled when the crashes ended`]
        : []),
      ...(drained ? [] : ['messages stayed in the inbox of notifications']),
      ...(await parked(world)),
      ...(await messageFlaws({ world, witness }, deliveries, output)),
    ],
  };
}

async function parked(world: EventWorld['world']): Promise<string[]> {
  const depths = await Promise.all(
    (['courierDeadLetters', 'deliverDeadLetters', 'unpublishable'] as const).map(async (queue) => ({
      queue,
      depth: await depthOf(world, queue),
    })),
  );
  return depths.filter(({ depth }) => depth > 0).map(({ queue, depth }) => `${depth} in ${queue}`);
}

/** Each message once: sent, or recorded as unsure and reported; and everybody was told how their booking ended. */
async function messageFlaws(
  { world, witness }: Pick<EventWorld, 'world' | 'witness'>,
  deliveries: readonly Delivery[],
  output: string,
): Promise<string[]> {
  const flaws: string[] = [];
  const known = new Set(deliveries.map(({ subject, version, kind }) => `${subject} ${version} ${kind}`));
  for (const { subject, version, kind, state } of deliveries) {
    if (state !== 'SENT' && state !== 'UNSURE')
      flaws.push(`message ${subject} ${version} ${kind} is ${state}`);
    if (state === 'UNSURE' && !new RegExp(`"code":"message-unsure"[^\\n]*"${subject}"`).test(output)) {
      flaws.push(`message ${subject} ${version} ${kind} is unsure, and nobody was told`);
    }
  }
  const texts = witness.sent.map(({ recipient, text }) => `${recipient} ${text}`);
  if (new Set(texts).size !== texts.length) {
    flaws.push(`${texts.length - new Set(texts).size} messages went out twice`);
  }
  const surely = deliveries.filter(({ state }) => state === 'SENT').length;
  if (texts.length < surely || texts.length > deliveries.length) {
    flaws.push(
      `${texts.length} messages went out, ${surely} are recorded as sent, ${deliveries.length} in all`,
    );
  }
  const { sheets } = await readQueue(world);
  for (const [id, last] of latestOf(witness.publications)) {
    const entry =
      sheets.flatMap(({ held }) => Object.entries(held)).find(([booking]) => booking === id)?.[1] ?? 0;
    const kinds = entry > 0 ? ['slot-booked', 'slot-moved'] : ['slot-cancelled'];
    const wasMoved = last.content.includes('"movedTo"');
    if (!wasMoved && !kinds.some((kind) => known.has(`${id} ${last.version} ${kind}`))) {
      flaws.push(`nobody was told of ${last.type} of ${id}`);
    }
  }
  return flaws;
}

function latestOf(publications: EventWorld['witness']['publications']) {
  const latest = new Map<string, (typeof publications)[number]>();
  for (const publication of publications) {
    if ((latest.get(publication.subject)?.version ?? -1) < publication.version) {
      latest.set(publication.subject, publication);
    }
  }
  return latest;
}

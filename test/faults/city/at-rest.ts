import { setTimeout as delay } from 'node:timers/promises';
import { bookingId, tag } from '#services/queue/domain/ids.ts';
import { type Sheet, standingOf } from '#services/queue/domain/sheet.ts';
import { ticketLabel } from '#services/queue/domain/ticket.ts';
import { flawsOf } from '#services/queue/testing/model/history.ts';
import { cityRegion } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import { readQueue, type Stored } from './inside.ts';
import type { Held, Visitor } from './visitor.ts';
import type { Publication, Witness } from './witness.ts';

/** Everything that is wrong once a town has gone to sleep. */
export interface Findings {
  /** Answers that contradict an earlier one, the sheets, or each other. */
  readonly wrongAnswers: readonly string[];
  /** What has not followed (yet): details behind their sheet, events not told. */
  readonly unsettled: readonly string[];
}

/** Looks until everything has settled by itself, or patience (milliseconds) ends; then says what is still wrong. */
export async function awaitRest(
  world: World,
  { visitors, witness, patience }: { visitors: readonly Visitor[]; witness: Witness; patience: number },
): Promise<Findings & { readonly milliseconds: number }> {
  const began = Date.now();
  for (;;) {
    const stored = await readQueue(world);
    await witness.look();
    const unsettled = unsettledOf(stored, witness.publications);
    const milliseconds = Date.now() - began;
    if (unsettled.length === 0 || milliseconds > patience) {
      return { wrongAnswers: wrongAnswersOf(stored, visitors), unsettled, milliseconds };
    }
    await delay(300);
  }
}

function wrongAnswersOf(stored: Stored, visitors: readonly Visitor[]): string[] {
  const sheets = new Map(stored.sheets.map((sheet) => [`${sheet.id.service} ${sheet.id.date}`, sheet]));
  const tagOf = (id: string) => tag.parse(stored.bookings.get(id)?.tag ?? 'unknown---');
  const facts = { tagOf, changesPerDay: cityRegion.queue.changesPerPersonAndDay, leastCoolDown: 0 };
  const wrong = stored.sheets.flatMap((sheet) =>
    flawsOf(sheet, facts).map((flaw) => `sheet ${sheet.id.service} ${sheet.id.date}: ${flaw}`),
  );
  for (const sheet of stored.sheets) wrong.push(...oversold(sheet));

  const expected = new Set<string>();
  for (const visitor of visitors) {
    wrong.push(...visitor.wrong);
    for (const refusal of visitor.refusals) {
      const sheet = sheets.get(`${refusal.service} ${refusal.date}`);
      if (refusal.code === 'full' && !everFull(sheet, refusal.window)) {
        wrong.push(`"full" of ${refusal.service} ${refusal.date} ${refusal.window} was never true`);
      }
    }
    if (!visitor.held) continue;
    if (visitor.held.state === 'BOOKED') expected.add(visitor.held.id);
    const sheet = sheets.get(`${visitor.service} ${visitor.held.date}`);
    wrong.push(...disagreements(sheet, visitor.held));
  }
  const theirs = new Set(visitors.flatMap(({ sheets }) => [...sheets]));
  for (const [name, sheet] of sheets) {
    if (!theirs.has(name)) continue;
    for (const [id, number] of Object.entries(sheet.held)) {
      if (number > 0 && !expected.has(id)) wrong.push(`${id} holds a seat that nobody was told of`);
    }
  }
  return wrong;
}

/** What a person was told last against the sheet. */
function disagreements(sheet: Sheet | undefined, held: Held): string[] {
  const standing = sheet && standingOf(sheet, bookingId.parse(held.id));
  if (!standing || !sheet) return [`${held.id} was told, but is not on its sheet`];
  const state = held.state === 'BOOKED' ? 'held' : 'released';
  const ticket = ticketLabel(sheet.letter, standing.number);
  return standing.state === state && ticket === held.ticket && standing.window === held.window
    ? []
    : [`${held.id} was told as ${JSON.stringify(held)}, the sheet says ${JSON.stringify(standing)}`];
}

function oversold(sheet: Sheet): string[] {
  const sold = new Map<string, number>();
  for (const id of Object.keys(sheet.held)) {
    const standing = standingOf(sheet, bookingId.parse(id));
    if (standing?.state === 'held') sold.set(standing.window, (sold.get(standing.window) ?? 0) + 1);
  }
  return Object.entries(sheet.windows).flatMap(([name, { cap }]) =>
    (sold.get(name) ?? 0) > cap
      ? [`${sheet.id.service} ${sheet.id.date} ${name}: ${sold.get(name)} hold ${cap}`]
      : [],
  );
}

/** A window that issued fewer numbers than it has seats never was full. */
function everFull(sheet: Sheet | undefined, name: string): boolean {
  const window = Object.entries(sheet?.windows ?? {}).find(([start]) => start === name)?.[1];
  const [first] = window?.blocks[0] ?? [0];
  return window !== undefined && window.last - first + 1 >= window.cap;
}

/** What has not followed the sheets: details, replaced bookings, events. */
function unsettledOf({ sheets, bookings }: Stored, publications: readonly Publication[]): string[] {
  const latest = new Map<string, Publication>();
  const contents = new Map<string, string>();
  const unsettled: string[] = [];
  for (const publication of publications) {
    const { id, subject, version, content } = publication;
    if ((latest.get(subject)?.version ?? -1) <= version) latest.set(subject, publication);
    if ((contents.get(id) ?? content) !== content)
      unsettled.push(`event ${id} was published with two contents`);
    contents.set(id, content);
  }
  for (const sheet of sheets) {
    for (const id of Object.keys(sheet.held)) {
      const standing = standingOf(sheet, bookingId.parse(id));
      const booking = bookings.get(id);
      if (!standing) continue;
      const state = standing.state === 'held' ? 'BOOKED' : 'CANCELLED';
      const agrees =
        booking?.state === state && booking.number === standing.number && booking.window === standing.window;
      if (!agrees)
        unsettled.push(
          `${id} is ${standing.state} ${standing.number}, its details ${booking?.state} ${booking?.number}`,
        );
      if (booking?.from) unsettled.push(`${id} still waits for ${booking.from} to end`);
      const last = latest.get(id);
      const told =
        standing.state === 'released' ? last?.type === 'SlotCancelled.v1' : last?.type !== 'SlotCancelled.v1';
      if (!last || !told || last.number !== standing.number) {
        unsettled.push(
          `${id} is ${standing.state} ${standing.number}, the last event says ${last?.type} ${last?.number}`,
        );
      }
    }
  }
  return unsettled;
}

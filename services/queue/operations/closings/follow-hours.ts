import { createHash } from 'node:crypto';
import { windowClosed } from '#shared/events/queue.ts';
import type { Region, Text } from '#shared/region/schema.ts';
import type { Span } from '#shared/time/windows.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { said } from '../../contract/closings.ts';
import type { Closing } from '../../domain/closing.ts';
import { isOpenIn } from '../../domain/gone-hours.ts';
import type { SheetId } from '../../domain/sheet.ts';
import { findOffer, serviceDay } from '../service-day.ts';
import { closedFromTo, eventOf } from './close-windows.ts';
import type { ClosingPorts } from './ports.ts';
import { reopenClosing } from './reopen-windows.ts';
import { shutSheets } from './shut-sheets.ts';

export type HoursPorts = Pick<ClosingPorts, 'settings' | 'sheets' | 'draws' | 'closings' | 'clock'>;

/** Who changed the settings; absent: they are followed by themselves. */
export interface FollowCause {
  readonly officer: string;
  readonly correlationId: string;
}

/** Hours of a sheet that the office no longer has, in which people hold places. */
export interface GoneHours {
  readonly id: SheetId;
  readonly gone: readonly Span[];
  /** How often something was closed on the sheet before. */
  readonly closed: number;
}

/** Said where the calendar gives no reason, or none that may stand in a message. */
const hoursChanged: Text = { id: 'jam buka kantor berubah', en: 'the opening hours have changed' };

/**
 * Closes what the settings no longer have and people hold places in, so that everybody affected is offered another time, and opens
 * what they have again: within the minute as if it had never been. Safe to repeat and to leave half done. Says whether it opened
 * anything: of that, a part may be gone all the same, and is found by following once more.
 */
export async function followHours(
  ports: HoursPorts,
  region: Region,
  { sheets, cause }: { readonly sheets: readonly GoneHours[]; readonly cause: FollowCause | undefined },
): Promise<{ readonly opened: boolean }> {
  for (const closing of closingsOf(region, sheets, { at: ports.clock.now(), cause })) {
    const stored = await ports.closings.put(closing, [windowClosed.of(eventOf(closing))]);
    const kept = stored === 'stored' ? closing : stored;
    if (kept.state === 'CLOSED') await shutSheets(ports, kept);
  }
  let opened = false;
  for (const office of new Set(sheets.map(({ id }) => id.office))) {
    if (await openAgain(ports, region, { office, cause, followed: sheets })) opened = true;
  }
  return { opened };
}

/** One closing for each stretch of a day, of all services that have it. */
function closingsOf(
  region: Region,
  sheets: readonly GoneHours[],
  { at, cause }: { readonly at: number; readonly cause: FollowCause | undefined },
): readonly Closing[] {
  const stretches = new Map<string, { span: Span; sheets: GoneHours[] }>();
  for (const sheet of sheets) {
    for (const span of sheet.gone) {
      const name = [sheet.id.office, sheet.id.date, span.start, span.end].join('\n');
      const known = stretches.get(name) ?? { span, sheets: [] };
      stretches.set(name, { span, sheets: [...known.sheets, sheet] });
    }
  }
  return [...stretches].flatMap(([name, { span, sheets: of }]) => {
    const [first] = of;
    if (first === undefined) return [];
    const { office, date } = first.id;
    const services = of.map(({ id }) => id.service).sort();
    // What was opened again and is gone once more is another closing.
    const content = [name, ...services, of.reduce((sum, { closed }) => sum + closed, 0)].join('\n');
    const id = createHash('sha256').update(content).digest('base64url').slice(0, 11);
    const stretch = { date, from: span.start, to: span.end };
    return [
      {
        ...{ id, office, services, ...stretch, at },
        reason: reasonOf(region, first.id),
        state: 'CLOSED',
        origin: 'settings',
        v: 1,
        ...(cause && { by: cause.officer }),
        ...closedFromTo(region, { ...stretch, at }),
        correlationId: cause?.correlationId ?? id,
      },
    ];
  });
}

/** Why the office is closed on a day, in words that may stand in a message. */
function reasonOf(region: Region, id: SheetId): Text {
  const offer = findOffer(region, id);
  const day = offer && serviceDay(region, offer, id.date);
  if (day === undefined || !('closed' in day)) return hoursChanged;
  const { closed } = day;
  return said.safeParse(closed.id).success && said.safeParse(closed.en).success ? closed : hoursChanged;
}

/**
 * Opens the closings that followed the settings and in whose time the office is open again; says whether there were any. Only those of which every sheet is followed
 * here: were these settings old by now, nobody else would close the others again.
 */
async function openAgain(
  ports: HoursPorts,
  region: Region,
  {
    office,
    cause,
    followed,
  }: {
    readonly office: string;
    readonly cause: FollowCause | undefined;
    readonly followed: readonly GoneHours[];
  },
): Promise<boolean> {
  const follows = (service: string, date: string) =>
    followed.some(({ id }) => id.office === office && id.service === service && id.date === date);
  const now = ports.clock.now();
  const today = localDateAt(now, region.timezone);
  let opened = false;
  for (const closing of await ports.closings.list(office, today)) {
    const { id, origin, state, services, date, from, to } = closing;
    if (origin === undefined || (state !== 'CLOSED' && state !== 'ANNOUNCED')) continue;
    if (!services.every((service) => follows(service, date))) continue;
    const isOpen = services.some((service) => {
      const offer = findOffer(region, { office, service });
      const day = offer && serviceDay(region, offer, date);
      return day && !('closed' in day) && isOpenIn(day.unbooked, { start: from, end: to });
    });
    if (!isOpen) continue;
    opened = true;
    await reopenClosing(ports, closing, {
      today,
      undo: false,
      cause: { now, causationId: cause?.correlationId ?? id, ...(cause && { officer: cause.officer }) },
    });
  }
  return opened;
}

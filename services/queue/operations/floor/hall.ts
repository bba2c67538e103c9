import type { LookPorts } from '#shared/looks/note-look.ts';
import { type FloorSettings, floorOf } from '#shared/region/floor.ts';
import type { Office, Text } from '#shared/region/schema.ts';
import { localTime } from '#shared/time/local.ts';
import { officeDay } from '#shared/time/office-hours.ts';
import { cutWindows, type Span } from '#shared/time/windows.ts';
import { instantOf, localDateAt, type Zone } from '#shared/time/zone.ts';
import type { Floor } from '../../domain/floor/floor.ts';
import type { FloorStore } from '../../domain/floor/floor-store.ts';
import type { LineTerms } from '../../domain/floor/line.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import type { LookAbout } from '../../domain/look.ts';
import type { BookingPorts } from '../ports.ts';
import type { SettlePorts } from '../settle-booking.ts';

const midnight = localTime.parse('00:00');
const endOfDay = localTime.parse('24:00');

/** What the operations on the floor need of the world. */
export interface FloorPorts
  extends SettlePorts,
    LookPorts<LookAbout>,
    Pick<BookingPorts, 'region' | 'settings' | 'keys' | 'siteOrigin'> {
  readonly floors: FloorStore;
}

/** The hall of an office on a day, with the rules that hold there. */
export interface Hall {
  readonly id: FloorId;
  readonly office: Office;
  readonly rules: FloorSettings;
  readonly now: number;
  /** Why the office is closed that day; undefined: it is open. */
  readonly closed: Text | undefined;
  readonly spans: readonly Span[];
  readonly timezone: Zone;
}

/** The hall of an office today, or of another date; undefined: there is no such office. */
export async function findHall(
  { settings, clock, region }: Pick<FloorPorts, 'settings' | 'clock' | 'region'>,
  name: string,
  date?: FloorId['date'],
): Promise<Hall | undefined> {
  const { offices, ramadan } = await settings.inForce();
  const office = offices.find(({ id }) => id === name);
  if (office === undefined) return undefined;
  const now = clock.now();
  const id = { office: office.id, date: date ?? localDateAt(now, region.timezone) };
  const day = officeDay(office, id.date, ramadan);
  return {
    id,
    office,
    rules: floorOf(office),
    now,
    closed: 'closed' in day ? day.closed : undefined,
    spans: 'closed' in day ? [] : day.spans,
    timezone: region.timezone,
  };
}

/** What the line must know of a hall, with what its office's days have taught. */
export async function lineTerms({ floors }: Pick<FloorPorts, 'floors'>, hall: Hall): Promise<LineTerms> {
  const { id, rules, office, now, spans, timezone } = hall;
  const instant = (time: Span['start']) => instantOf(id.date, time, timezone);
  const learnt = await floors.learnt(id.office);
  const [first] = spans;
  const plan = {
    midnight: instant(midnight),
    ...(first === undefined ? {} : { opens: instant(first.start) }),
    closes: instant(spans.at(-1)?.end ?? endOfDay),
    breaks: spans.flatMap(({ end }, index) => {
      const next = spans[index + 1];
      return next ? [{ from: instant(end), to: instant(next.start) }] : [];
    }),
  };
  return { rules, services: office.services, learnt, now, plan };
}

/** Numbers that a service has for who just comes, on the whole day. */
export const walkInQuota = (
  { spans }: Pick<Hall, 'spans'>,
  { windowMinutes, quota }: Office['services'][number],
): number => cutWindows(spans, windowMinutes).length * quota.walkIn;

/** Whether the counter's sign stands in the hall. */
export const hasCounter = ({ rules }: Pick<Hall, 'rules'>, counter: string): boolean =>
  Number(counter) <= rules.counters;

/** The date and state that all answers about a floor carry. */
export const dayState = ({ day }: Pick<Floor, 'day'>): 'before' | 'open' | 'over' => day?.state ?? 'before';

import { handOver } from '#shared/notifications/hand-over.ts';
import { bookingsAbove, isExpected, type ReminderDay, reminderDay } from '../domain/reminder.ts';
import type { ReminderStore } from '../domain/reminder-store.ts';
import { type Sheet, type SheetId, standingOf } from '../domain/sheet.ts';
import { openContact, reachable } from './contact.ts';
import { noticeOf } from './courier-notice.ts';
import type { CourierPorts } from './courier-ports.ts';

/** Messages a second: below what SNS (20) and SES (14) take from an account that has asked for nothing more. */
const PER_SECOND = 10;

/** The longest that an inbox holds a message back, in seconds; whoever comes after that is slowed down by the provider. */
const LONGEST_DELAY = 900;

/** Seconds in which a move to another day that is under way is settled and told: what it overtakes is not sent any more. */
const SETTLES = 15;

/** Bookings looked at together; progress is noted after each such step. */
const STEP = 20;

export interface RemindPorts
  extends Pick<
    CourierPorts,
    'region' | 'siteOrigin' | 'keys' | 'inboxKeys' | 'clock' | 'bookings' | 'sheets' | 'send' | 'log'
  > {
  readonly reminders: ReminderStore;
}

/** One run over the sheets of a day: counts, so that the messages go out one after another. */
interface Run {
  readonly day: ReminderDay;
  handed: number;
  failures: unknown[];
}

/**
 * Reminds everybody who is expected tomorrow, from the region's reminder time on. Repeating it, also after a crash, goes on where it
 * stopped; whatever is handed over twice, notifications sends once for the day, also when its booking was moved in between, and not any
 * more once it was told of a move or an end. Tries every sheet, then throws if anything failed.
 */
export async function remindTomorrow(ports: RemindPorts): Promise<void> {
  const day = reminderDay(ports.region, ports.clock.now());
  if (day === undefined) return;
  const run: Run = { day, handed: 0, failures: [] };
  for (const { id: office, services } of ports.region.offices) {
    for (const { id: service } of services) {
      try {
        await remindSheet(ports, run, { office, service, date: day.date });
      } catch (fault) {
        run.failures.push(fault);
      }
    }
  }
  ports.log('reminders-handed', { count: run.handed });
  if (run.failures.length > 0) {
    throw new AggregateError(run.failures, `${run.failures.length} reminders or sheets failed`);
  }
}

async function remindSheet(ports: RemindPorts, run: Run, id: SheetId): Promise<void> {
  const sheet = await ports.sheets.read(id);
  if (sheet === undefined) return;
  const waiting = bookingsAbove(sheet, await ports.reminders.reached(id));
  let whole = true;
  for (let from = 0; from < waiting.length; from += STEP) {
    const step = waiting.slice(from, from + STEP);
    const ended = await Promise.allSettled(step.map(([booking]) => remind(ports, run, sheet, booking)));
    const failed = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    run.failures.push(...failed);
    // What failed comes again with all that follow it: the next run starts there.
    whole &&= failed.length === 0;
    const last = step.at(-1)?.[1];
    if (whole && last !== undefined) await ports.reminders.reach(id, last);
  }
  // Numbers of later moves and bookings are above; their people have just been told.
  if (whole && waiting.length > 0) await ports.reminders.reach(id, sheet.top);
}

async function remind(
  ports: RemindPorts,
  run: Run,
  sheet: Sheet,
  id: Parameters<RemindPorts['bookings']['read']>[0],
): Promise<void> {
  const booking = await ports.bookings.read(id);
  const standing = standingOf(sheet, id);
  if (!isExpected(booking, sheet, run.day) || standing === undefined) return;
  const { region } = ports;
  const ring = await ports.keys();
  const contact = reachable(openContact(ring, booking));
  if (contact === undefined) return;
  const bySms = region.notifications.textMessages.reminder;
  if (!bySms && contact.email === undefined) return;
  const { message, recipient } = noticeOf(ports, ring, {
    occasion: { subject: id, version: booking.v, kind: 'reminder', correlationId: booking.correlationId },
    about: { booking, sheet, standing },
    contact,
    language: contact.language,
  });
  const place = run.handed;
  run.handed += 1;
  await handOver(
    ports,
    { message: { ...message, once: run.day.date, ...(bySms ? {} : { only: 'mail' }) }, recipient },
    Math.min(LONGEST_DELAY, SETTLES + Math.floor(place / PER_SECOND)),
  );
}

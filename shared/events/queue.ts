import * as z from 'zod/mini';
import { changedSetting } from './changed-setting.ts';
import { defineEvent, id } from './event.ts';

const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/));
const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const ticket = z.string().check(z.regex(/^[A-Z]\d{3,4}$/));
const number = z.int().check(z.gte(1), z.lte(9999));

/** A place in a window of an office's day: the ticket, without the person. */
const slot = {
  booking: id.check(z.describe('Id of the booking; the same as `subject`')),
  office: code,
  service: code,
  date: localDate.check(z.describe('Local date of the visit')),
  window: localTime.check(z.describe('Local start of the window')),
  number: number.check(z.describe('Number of the day, never used twice')),
  ticket: ticket.check(z.describe('The number as people read it, such as `A012`')),
};

/** The request for a document that a visit is for, where it is for one. */
const forRequest = {
  request: z.optional(id.check(z.describe('Id of the request for a document that the visit is for'))),
};

/** A booking holds a slot. */
export const slotBooked = defineEvent(
  'balai.queue',
  'SlotBooked.v1',
  'A booking holds a slot.',
  z.object({
    ...slot,
    ...forRequest,
    movedFrom: z.optional(id.check(z.describe('The booking of another day that this one replaces'))),
  }),
);

/** A booking went to another window of the same day and has a new number. */
export const slotMoved = defineEvent(
  'balai.queue',
  'SlotMoved.v1',
  'A booking went to another window of the same day and has a new number.',
  z.object({ ...slot, ...forRequest, previous: z.object({ window: localTime, number, ticket }) }),
);

/** A booking gave up its slot for good. */
export const slotCancelled = defineEvent(
  'balai.queue',
  'SlotCancelled.v1',
  'A booking gave up its slot for good.',
  z.object({
    ...slot,
    ...forRequest,
    movedTo: z.optional(id.check(z.describe('The booking of another day that replaces this one'))),
  }),
);

/** What a wish is for: a day, without a place of it. */
const wished = {
  booking: id.check(z.describe('Id of the booking that it becomes with a place; the same as `subject`')),
  office: code,
  service: code,
  date: localDate.check(z.describe('Local date of the visit')),
  kind: z.enum(['waitlist', 'draw']),
};

/** Somebody waits for a place of a full day, or takes part in its draw. */
export const slotWished = defineEvent(
  'balai.queue',
  'SlotWished.v1',
  'Somebody waits for a place of a full day, or takes part in its draw; a place is told as `SlotBooked`.',
  z.object({ ...wished, windows: z.int().check(z.describe('Windows that would do; 0: any')) }),
);

/** A wish ended without a place. */
export const wishEnded = defineEvent(
  'balai.queue',
  'WishEnded.v1',
  'A wish for a place ended without one.',
  z.object({
    ...wished,
    why: z
      .enum(['withdrawn', 'none-free', 'booked'])
      .check(z.describe('`booked`: the person got a place of that day otherwise')),
  }),
);

/** Somebody asked for the links of lost bookings; whether there are any is not told. */
export const recoveryRequested = defineEvent(
  'balai.queue',
  'RecoveryRequested.v1',
  'Somebody asked for the links of lost bookings; whether there are any is not told.',
  z.object({ recovery: id.check(z.describe('Id of the request, kept for a day')) }),
);

/** Somebody changed a setting; its value is read from the service. */
export const settingChanged = defineEvent(
  'balai.queue',
  'SettingChanged.v1',
  'An official changed a setting of the queue; the value is read from the service.',
  changedSetting,
);

const endTime = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const closing = id.check(z.describe('Id of the closing'));

/** A stretch of a day that an official closed by hand. */
const stretch = {
  closing,
  office: code,
  services: z.array(code),
  date: localDate.check(z.describe('Local date')),
  from: localTime.check(z.describe('Local time')),
  to: endTime.check(z.describe('Local time')),
  closedFrom: z.int().check(z.describe('Epoch milliseconds: from then on nobody was served')),
  closedTo: z.int().check(z.describe('Epoch milliseconds: figures leave the time until then out')),
};

/** An official closed a stretch of a day. */
export const windowClosed = defineEvent(
  'balai.queue',
  'WindowClosed.v1',
  'An official closed services for a stretch of a day; who is affected may choose another place.',
  z.object(stretch),
);

/** An official opened again what was closed. */
export const windowReopened = defineEvent(
  'balai.queue',
  'WindowReopened.v1',
  'An official opened again what was closed by hand.',
  z.object({
    ...stretch,
    undone: z.boolean().check(z.describe('Within the minute in which nobody had been told of it')),
  }),
);

/** The holder of a booking in a closed window is offered another place. */
export const slotOffered = defineEvent(
  'balai.queue',
  'SlotOffered.v1',
  'The time of a booking was closed; its holder may choose another place with priority.',
  z.object({ ...slot, closing }),
);

/** The time of a booking is open again. */
export const slotReopened = defineEvent(
  'balai.queue',
  'SlotReopened.v1',
  'The time of a booking, which had been closed, is open again.',
  z.object({ ...slot, closing }),
);

/** A number in the hall of an office, without the person. */
const visit = {
  visit: id.check(
    z.describe('Id of the ticket: that of the booking, where there was one; the same as `subject`'),
  ),
  office: code,
  service: code,
  date: localDate.check(z.describe('Local date')),
  ticket: ticket.check(z.describe('The number as people read it, such as `A012`')),
  kind: z.enum(['booked', 'walk-in']),
};
const counter = z.string().check(z.regex(/^[1-9]\d?$/), z.describe('As the sign of the counter says'));
const milliseconds = z.int().check(z.gte(0));

/** Who booked has come. */
export const checkedIn = defineEvent(
  'balai.queue',
  'CheckedIn.v1',
  'Somebody who had booked has come.',
  z.object({
    ...visit,
    window: localTime.check(z.describe('Local start of the booked window')),
    late: z.boolean(),
  }),
);

/** Who just came got a number. */
export const ticketIssued = defineEvent(
  'balai.queue',
  'TicketIssued.v1',
  'Somebody who had not booked got a number.',
  z.object(visit),
);

/** A number was called to a counter. */
export const ticketCalled = defineEvent(
  'balai.queue',
  'TicketCalled.v1',
  'A number was called to a counter.',
  z.object({
    ...visit,
    counter,
    waited: milliseconds.check(
      z.describe('Since it counted: the booked time, or the arrival where that was later'),
    ),
    by: z
      .enum(['turn', 'priority', 'choice'])
      .check(z.describe('Why this one: the line, priority, or an officer’s choice')),
  }),
);

/** Somebody is being served. */
export const serviceStarted = defineEvent(
  'balai.queue',
  'ServiceStarted.v1',
  'Somebody came to the counter and is being served.',
  z.object({ ...visit, counter }),
);

/** A visit ended at a counter. */
export const ticketServed = defineEvent(
  'balai.queue',
  'TicketServed.v1',
  'A visit ended at a counter.',
  z.object({
    ...visit,
    ...forRequest,
    counter,
    outcome: z.enum(['finished', 'incomplete', 'referred', 'left']),
    waited: milliseconds,
    served: milliseconds.check(z.describe('At counters, without the time it was parked')),
    parked: milliseconds,
  }),
);

/** Nobody came when a number was called. */
export const ticketMissed = defineEvent(
  'balai.queue',
  'TicketMissed.v1',
  'Nobody came when a number was called.',
  z.object({ ...visit, ...forRequest, counter, misses: z.int().check(z.gte(1)) }),
);

/** A visit waits aside, for a copy or a signature. */
export const ticketParked = defineEvent(
  'balai.queue',
  'TicketParked.v1',
  'A visit waits aside, for a copy or a signature.',
  z.object({ ...visit, counter }),
);

/** A visit goes on at another service. */
export const ticketTransferred = defineEvent(
  'balai.queue',
  'TicketTransferred.v1',
  'A visit goes on at another service, with its place in the line.',
  z.object({ ...visit, counter, from: code.check(z.describe('The service it came from')) }),
);

/** The day ended while somebody waited. */
export const ticketLeftOver = defineEvent(
  'balai.queue',
  'TicketLeftOver.v1',
  'The day was closed while this number still waited.',
  z.object({ ...visit, waited: milliseconds }),
);

/** Somebody rated the service. */
export const serviceRated = defineEvent(
  'balai.queue',
  'ServiceRated.v1',
  'Somebody rated the service, not the officer, after a visit.',
  z.object({
    office: code,
    service: code,
    date: localDate,
    visit: visit.visit,
    rating: z.enum(['good', 'fair', 'poor']),
  }),
);

/** Every event of the queue service. */
export const queueEvents = [
  slotBooked,
  slotMoved,
  slotCancelled,
  slotWished,
  wishEnded,
  recoveryRequested,
  settingChanged,
  checkedIn,
  ticketIssued,
  ticketCalled,
  serviceStarted,
  ticketServed,
  ticketMissed,
  ticketParked,
  ticketTransferred,
  ticketLeftOver,
  serviceRated,
  windowClosed,
  windowReopened,
  slotOffered,
  slotReopened,
] as const;

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

/** A booking holds a slot. */
export const slotBooked = defineEvent(
  'balai.queue',
  'SlotBooked.v1',
  'A booking holds a slot.',
  z.object({
    ...slot,
    movedFrom: z.optional(id.check(z.describe('The booking of another day that this one replaces'))),
  }),
);

/** A booking went to another window of the same day and has a new number. */
export const slotMoved = defineEvent(
  'balai.queue',
  'SlotMoved.v1',
  'A booking went to another window of the same day and has a new number.',
  z.object({ ...slot, previous: z.object({ window: localTime, number, ticket }) }),
);

/** A booking gave up its slot for good. */
export const slotCancelled = defineEvent(
  'balai.queue',
  'SlotCancelled.v1',
  'A booking gave up its slot for good.',
  z.object({
    ...slot,
    movedTo: z.optional(id.check(z.describe('The booking of another day that replaces this one'))),
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

/** Every event of the queue service. */
export const queueEvents = [slotBooked, slotMoved, slotCancelled, recoveryRequested, settingChanged] as const;

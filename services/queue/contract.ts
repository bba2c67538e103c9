import { bookSlot } from './contract/book-slot.ts';
import { createChallenge } from './contract/create-challenge.ts';
import { listOffices } from './contract/list-offices.ts';
import { cancelBooking, exportCalendar, moveBooking, readBooking } from './contract/opened-booking.ts';
import { erasePerson, exportPerson } from './contract/person.ts';
import { readAvailability } from './contract/read-availability.ts';
import { readDays } from './contract/read-days.ts';
import { requestRecovery } from './contract/request-recovery.ts';
import { queueSettingRoutes } from './contract/settings.ts';

/** Every route of the queue service: HTTP routes, OpenAPI and the web's types are made from this table. */
export const routes = {
  listOffices,
  readAvailability,
  readDays,
  createChallenge,
  bookSlot,
  readBooking,
  cancelBooking,
  moveBooking,
  exportCalendar,
  requestRecovery,
  exportPerson,
  erasePerson,
  ...queueSettingRoutes,
};

export type Routes = typeof routes;

export { routeKey } from '#shared/http/route.ts';
export type { BookingRequest } from './contract/book-slot.ts';
export type { Challenge } from './contract/create-challenge.ts';
export type { Booking, HeldBooking } from './contract/held-booking.ts';
export type { Offices, Requirement } from './contract/list-offices.ts';
export type { ErasedPerson, ExportedPerson } from './contract/person.ts';
export { type Problem, problem } from './contract/problem.ts';
export type { Availability } from './contract/read-availability.ts';
export type { CalendarDay, Days } from './contract/read-days.ts';
export { queueSettingRoutes as settingRoutes, type SettingEffect } from './contract/settings.ts';

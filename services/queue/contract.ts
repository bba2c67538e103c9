import { bookSlot } from './contract/book-slot.ts';
import { closeWindows, foreseeClosing, listClosings, reopenWindows } from './contract/closings.ts';
import { createChallenge } from './contract/create-challenge.ts';
import { checkIn, issueNumber } from './contract/floor/arrival.ts';
import { rateService, readBoard, readPlace } from './contract/floor/board.ts';
import {
  actOnTicket,
  callNext,
  readCounter,
  readFloor,
  runDay,
  setCounter,
} from './contract/floor/counter.ts';
import { bookForOthers, findBookings, readExpected, voidBooking } from './contract/floor/desk.ts';
import { readFigures } from './contract/floor/figures.ts';
import { listOffices } from './contract/list-offices.ts';
import { readOffer } from './contract/offer.ts';
import { cancelBooking, exportCalendar, moveBooking, readBooking } from './contract/opened-booking.ts';
import { erasePerson, exportPerson } from './contract/person.ts';
import { readAvailability } from './contract/read-availability.ts';
import { readDays } from './contract/read-days.ts';
import { requestRecovery } from './contract/request-recovery.ts';
import { queueSettingRoutes } from './contract/settings.ts';
import { readDraw, wishForSlot } from './contract/wish.ts';

/** The routes of the floor: who comes in, counters, board. */
export const floorRoutes = {
  readBoard,
  readPlace,
  rateService,
  checkIn,
  issueNumber,
  readCounter,
  setCounter,
  callNext,
  actOnTicket,
  readFloor,
  runDay,
  readFigures,
};

/** The routes of the desk: bookings of people who stand there, and who is expected. */
export const deskRoutes = { findBookings, voidBooking, bookForOthers, readExpected };

/** The routes by which officials close a stretch of a day. */
export const closingRoutes = { foreseeClosing, closeWindows, listClosings, reopenWindows };

/** Every route of the queue service: HTTP routes, OpenAPI and the web's types are made from this table. */
export const routes = {
  listOffices,
  readAvailability,
  readDays,
  createChallenge,
  bookSlot,
  wishForSlot,
  readDraw,
  readBooking,
  cancelBooking,
  moveBooking,
  exportCalendar,
  readOffer,
  requestRecovery,
  exportPerson,
  erasePerson,
  ...queueSettingRoutes,
  ...floorRoutes,
  ...deskRoutes,
  ...closingRoutes,
};

export type Routes = typeof routes;

export { routeKey } from '#shared/http/route.ts';
export type { BookingRequest } from './contract/book-slot.ts';
export type { ClosingView, ForeseenClosing } from './contract/closings.ts';
export type { Challenge } from './contract/create-challenge.ts';
export type { Arrived } from './contract/floor/arrival.ts';
export type { Board, Place } from './contract/floor/board.ts';
export type { AtCounter, Floor } from './contract/floor/counter.ts';
export type { BookingForOthers, Expected, FoundBooking, FoundWish } from './contract/floor/desk.ts';
export type { Figures } from './contract/floor/figures.ts';
export type { Counter, FloorTicket, Wait } from './contract/floor/parts.ts';
export type { Booking, HeldBooking, OpenedBooking, Wish, Wished } from './contract/held-booking.ts';
export type { Offices, Requirement } from './contract/list-offices.ts';
export type { OfferedPlaces } from './contract/offer.ts';
export type { ErasedPerson, ExportedPerson } from './contract/person.ts';
export { type Problem, problem } from './contract/problem.ts';
export type { Availability } from './contract/read-availability.ts';
export type { CalendarDay, Days } from './contract/read-days.ts';
export { queueSettingRoutes as settingRoutes, type SettingEffect } from './contract/settings.ts';
export type { DrawLog, WishRequest } from './contract/wish.ts';

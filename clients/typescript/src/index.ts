export type { components, operations, Problem, paths } from './api.gen.ts';
export {
  type ApiSettings,
  type BookingRequest,
  type Challenge,
  type HeldBooking,
  openApi,
  type QueueApi,
} from './api.ts';
export { type Booker, type BookerSettings, createBooker, EarlierBooking } from './booker.ts';
export { insist, type Patience } from './insist.ts';
export { type Attempt, type Journal, memoryJournal, type Wish } from './journal.ts';
export { Refused, Unanswered } from './outcome.ts';
export { bindOf, solve } from './proof.ts';

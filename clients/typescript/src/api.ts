import createClient, { type Client } from 'openapi-fetch';
import type { operations, paths } from './api.gen.ts';

/** Every route of the queue, typed: `api.GET('/api/queue/offices')`. */
export type QueueApi = Client<paths>;

/** A booking with the key that opens it. */
export type HeldBooking = operations['bookSlot']['responses'][201]['content']['application/json'];

/** What a booking is asked with, its proof of work included. */
export type BookingRequest = operations['bookSlot']['requestBody']['content']['application/json'];

/** A proof of work to be solved for one booking. */
export type Challenge = operations['createChallenge']['responses'][200]['content']['application/json'];

export interface ApiSettings {
  /** Origin of the city, such as `https://antrean.example`. */
  readonly address: string;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Opens the HTTP API of a city; nothing is sent yet. */
export const openApi = ({ address, fetch }: ApiSettings): QueueApi =>
  createClient<paths>({ baseUrl: address, ...(fetch && { fetch }) });

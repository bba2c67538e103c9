import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import type { HandlerParts } from '#shared/http/handler.ts';
import { keyRingFrom } from '#shared/identity/key-secret.ts';
import { readSecretValue } from '#shared/identity/secret-value.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { systemClock } from '#shared/time/clock.ts';
import { createGate } from './operations/gate.ts';
import type { BookingPorts } from './operations/ports.ts';
import { fieldRefusal, type Refusal, refusals } from './refusals.ts';
import { createBookingDetails } from './store/booking-details.ts';
import { createPersonIndex } from './store/person-index.ts';
import { createSheetStore } from './store/sheet-store.ts';

const name = z.string().check(z.minLength(1));
const environment = z.object({
  TABLE_NAME: name,
  KEYS_SECRET: name,
  SITE_ORIGIN: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
  POWERTOOLS_SERVICE_NAME: name,
});

/** What the functions behind the HTTP API are made of. */
export interface Container {
  readonly ports: BookingPorts;
  /** Where stores of other ports are opened. */
  readonly place: { readonly client: DynamoDBDocumentClient; readonly table: string };
  readonly http: Omit<HandlerParts<Refusal>, 'endpoints'>;
}

/** Builds it once per container; throws when the environment lacks a name, and fetches the keys while the rest still loads. */
export function createContainer(env: NodeJS.ProcessEnv, region: Region): Container {
  const { TABLE_NAME: table, KEYS_SECRET, SITE_ORIGIN, POWERTOOLS_SERVICE_NAME } = environment.parse(env);
  const clock = systemClock;
  const client = createDocumentClient();
  const sheets = createSheetStore({ client, table });
  const keys = keyRingFrom(() => readSecretValue(client, KEYS_SECRET, env));
  // A failure is told by the first request that needs the keys; it asks again.
  keys().catch(() => undefined);
  const log = createLog(POWERTOOLS_SERVICE_NAME, clock.now);
  const random = () => Math.random();
  return {
    ports: {
      region,
      keys,
      clock,
      random,
      sheets,
      siteOrigin: SITE_ORIGIN,
      gate: createGate({ glance: sheets.glance, clock, random }),
      bookings: createBookingDetails({ client, table, retention: region.queue, clock }),
      people: createPersonIndex({ client, table }),
    },
    place: { client, table },
    http: { refusals, fieldRefusal, isBusy, log, clock },
  };
}

import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { createAllowanceStore } from '#shared/allowance/table.ts';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import { settingChanged } from '#shared/events/queue.ts';
import type { HandlerParts } from '#shared/http/handler.ts';
import { originCheckOf } from '#shared/http/origin-secret.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { createSettingStore } from '#shared/settings/dynamodb-store.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createSettingRows } from '#shared/settings/setting-rows.ts';
import type { SettingStore } from '#shared/settings/setting-store.ts';
import { systemClock } from '#shared/time/clock.ts';
import type { ClosingStore } from './domain/closing-store.ts';
import { regionInForce } from './domain/queue-settings.ts';
import { changeTerms } from './operations/change-terms.ts';
import type { DeskPorts } from './operations/desk-ports.ts';
import { createGate } from './operations/gate.ts';
import type { BookingPorts } from './operations/ports.ts';
import type { OfferPorts } from './operations/read-offer.ts';
import type { RecoveryPorts } from './operations/request-recovery.ts';
import type { WishPorts } from './operations/wishes/ports.ts';
import { rememberLists } from './operations/wishes/waiting-lists.ts';
import { fieldRefusal, type Refusal, refusals } from './refusals.ts';
import { createBookingDetails } from './store/booking-details.ts';
import { createBookingStore } from './store/booking-store.ts';
import { createClosingStore } from './store/closing-store.ts';
import { createDrawStore } from './store/draw-store.ts';
import { createLookStore } from './store/look-store.ts';
import { createPersonIndex } from './store/person-index.ts';
import { createRecoveryStore } from './store/recovery-store.ts';
import { createSheetStore } from './store/sheet-store.ts';
import { createWishStore } from './store/wish-store.ts';

const name = z.string().check(z.minLength(1));
const environment = z.object({
  TABLE_NAME: name,
  KEYS_SECRET: name,
  ORIGIN_SECRET: name,
  SITE_ORIGIN: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
  POWERTOOLS_SERVICE_NAME: name,
});

/** What the functions behind the HTTP API are made of. */
export interface Container {
  readonly ports: BookingPorts;
  readonly http: Omit<HandlerParts<Refusal>, 'endpoints'>;
  readonly place: { readonly client: DynamoDBDocumentClient; readonly table: string };
}

/** Builds it once per container; throws when the environment lacks a name, and fetches the keys while the rest still loads. */
export function createContainer(env: NodeJS.ProcessEnv, region: Region): Container {
  const { TABLE_NAME: table, POWERTOOLS_SERVICE_NAME, ...given } = environment.parse(env);
  const clock = systemClock;
  const place = { client: createDocumentClient(), table };
  const sheets = createSheetStore({ ...place, retention: region.queue });
  const secrets = new SecretsManagerClient();
  const cameThroughSite = originCheckOf(secrets, given.ORIGIN_SECRET, clock.now);
  const keys = keyRingOf(secrets, given.KEYS_SECRET);
  // A failure is told by the first request that needs the keys; it asks again.
  keys().catch(() => undefined);
  const random = () => Math.random();
  const log = createLog(POWERTOOLS_SERVICE_NAME, clock.now);
  const settings = rememberSettings({
    rows: createSettingRows(place),
    compose: (values) => regionInForce(region, values),
    clock,
    random,
    log,
  });
  settings.inForce().catch(() => undefined);
  return {
    place,
    ports: {
      region,
      settings,
      keys,
      clock,
      random,
      sheets,
      siteOrigin: given.SITE_ORIGIN,
      gate: createGate({ glance: sheets.glance, clock, random }),
      bookings: createBookingDetails({ ...place, retention: region.queue, clock }),
      people: createPersonIndex(place),
      draws: createDrawStore({ ...place, retention: region.queue }),
    },
    http: {
      refusals,
      fieldRefusal,
      cameThroughSite,
      isBusy,
      log,
      clock,
    },
  };
}

/** What recovering lost links, offers and wishes need besides; apart, because booking does not load it. */
export function withRecoveries({ ports, http, place }: Container): WishPorts & RecoveryPorts & OfferPorts {
  const { region, clock } = ports;
  const wishes = createWishStore({ ...place, region: region.id, retention: region.queue });
  const { retentionDays } = region.queue;
  return {
    ...ports,
    bookings: createBookingStore({ ...place, region: region.id, retentionDays, clock }),
    wishes,
    lists: rememberLists({ list: wishes.list, clock }),
    draws: createDrawStore({ ...place, retention: region.queue }),
    log: http.log,
    closings: createClosingStore({ ...place, region: region.id }),
    recoveries: createRecoveryStore({ ...place, region: region.id, clock }),
    allowances: createAllowanceStore(place),
    newId: () => randomBytes(16).toString('base64url'),
  };
}

/** What the desk needs besides. */
export function withDesk({ ports, http, place }: Container): DeskPorts {
  const { region, clock } = ports;
  const { retentionDays, changesPerPersonAndDay } = region.queue;
  return {
    ...ports,
    log: http.log,
    bookings: createBookingStore({ ...place, region: region.id, retentionDays, clock }),
    looks: createLookStore(place),
    wishes: createWishStore({ ...place, region: region.id, retention: region.queue }),
    allowances: createAllowanceStore(place),
    ripeAt: () => changeTerms(ports).ripeAt,
    changesPerDay: changesPerPersonAndDay,
  };
}

/** What changing settings needs besides. */
export function withSettingStore(container: Container): BookingPorts & {
  readonly settingStore: SettingStore;
  readonly closings: ClosingStore;
} {
  const { ports, place } = container;
  const tell = tellBy(settingChanged);
  const settingStore = createSettingStore({ ...place, region: ports.region.id, tell });
  return { ...withClosings(container), settingStore };
}

/** What closing a stretch of a day needs besides. */
export function withClosings({
  ports,
  place,
}: Container): BookingPorts & { readonly closings: ClosingStore } {
  return { ...ports, closings: createClosingStore({ ...place, region: ports.region.id }) };
}

import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import type { HandlerParts } from '#shared/http/handler.ts';
import { originCheckOf } from '#shared/http/origin-secret.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import { createSettingRows } from '#shared/settings/setting-rows.ts';
import { type Clock, systemClock } from '#shared/time/clock.ts';
import { regionInForce } from './domain/document-settings.ts';
import type { OfficeCalendar } from './domain/promise.ts';
import type { RequestStore } from './domain/request-store.ts';
import type { OfferedByOffice } from './operations/citizen/offered-services.ts';
import type { FigurePorts } from './operations/figures/read-figures.ts';
import { calendarIn, type OfficeTerms, officeWith } from './operations/office.ts';
import type { ErasePorts } from './operations/person/erase-person.ts';
import type { ExportPorts } from './operations/person/export-person.ts';
import type { StaffPorts } from './operations/staff/ports.ts';
import { fieldRefusal, type Refusal, refusals } from './refusals.ts';
import { createFigureStore } from './store/figure-store.ts';
import { createFileLinks } from './store/file-links.ts';
import { createLookStore } from './store/look-store.ts';
import { createRegisterStore } from './store/register-store.ts';
import { createRequestStore } from './store/request-store.ts';
import { createShredder } from './store/shred-papers.ts';

const name = z.string().check(z.minLength(1));
const environment = z.object({
  TABLE_NAME: name,
  KEYS_SECRET: name,
  ORIGIN_SECRET: name,
  FILES_BUCKET: name,
  SITE_ORIGIN: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
  POWERTOOLS_SERVICE_NAME: name,
});

/** What every function behind the HTTP API has. */
interface Ports {
  readonly region: Region;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  readonly clock: Clock;
  readonly requests: RequestStore;
  readonly termsOf: OfficeTerms;
  readonly calendarOf: (office: string) => Promise<OfficeCalendar>;
  /** Where citizens reach the site, without a slash at the end. */
  readonly siteOrigin: string;
}

/** What the functions behind the HTTP API are made of. */
export interface Container {
  readonly ports: Ports;
  readonly http: Omit<HandlerParts<Refusal>, 'endpoints'>;
  readonly place: { readonly client: DynamoDBDocumentClient; readonly table: string };
  /** Bucket of the files. */
  readonly bucket: string;
}

/** What verifying requests needs besides. */
export function withStaff(
  { ports, place, bucket }: Container,
  offered: OfferedByOffice,
): StaffPorts & FigurePorts {
  return {
    ...ports,
    offered,
    looks: createLookStore(place),
    figures: createFigureStore(place),
    linkTo: createFileLinks(new S3Client(), bucket, ports.clock.now),
  };
}

/** What the rights of a person need besides. */
export function withPerson({ ports, http, place, bucket }: Container): ErasePorts & ExportPorts {
  const { region, clock } = ports;
  const client = new S3Client();
  return {
    ...ports,
    looks: createLookStore(place),
    registers: createRegisterStore({ ...place, region: region.id }),
    linkTo: createFileLinks(client, bucket, clock.now),
    shred: createShredder({ client, bucket }),
    log: http.log,
  };
}

/** Builds it once per container; throws when the environment lacks a name. */
export function createContainer(env: NodeJS.ProcessEnv, region: Region): Container {
  const { TABLE_NAME: table, POWERTOOLS_SERVICE_NAME, ...given } = environment.parse(env);
  const clock = systemClock;
  const place = { client: createDocumentClient(), table };
  const secrets = new SecretsManagerClient();
  const keys = keyRingOf(secrets, given.KEYS_SECRET);
  // A failure is told by the first request that needs the keys; it asks again.
  keys().catch(() => undefined);
  const log = createLog(POWERTOOLS_SERVICE_NAME, clock.now);
  const settings = rememberSettings({
    rows: createSettingRows(place),
    compose: (values) => regionInForce(region, values),
    clock,
    random: () => Math.random(),
    log,
  });
  return {
    place,
    bucket: given.FILES_BUCKET,
    ports: {
      region,
      keys,
      clock,
      requests: createRequestStore({ ...place, region: region.id }),
      siteOrigin: given.SITE_ORIGIN,
      calendarOf: calendarIn(region),
      termsOf: async (office) => officeWith(await settings.inForce(), office).documents,
    },
    http: {
      refusals,
      fieldRefusal,
      cameThroughSite: originCheckOf(secrets, given.ORIGIN_SECRET, clock.now),
      isBusy,
      log,
      clock,
    },
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { createMemoryAllowances } from '#shared/allowance/testing/memory-allowances.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { isBusy } from '#shared/dynamodb/busy.ts';
import { createHandler } from '#shared/http/handler.ts';
import { createOriginCheck, originHeader } from '#shared/http/origin.ts';
import { gatewayEvent } from '#shared/http/testing/gateway-event.ts';
import { invocation } from '#shared/http/testing/invocation.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { createLog } from '#shared/observability/log.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { bindOf } from '#shared/proof-of-work/subject.ts';
import type { Region } from '#shared/region/schema.ts';
import { closingEndpoints } from '../closing-endpoints.ts';
import {
  type BookingRequest,
  type Challenge,
  type HeldBooking,
  type Problem,
  problem,
  routes,
  type WishRequest,
} from '../contract.ts';
import { deskEndpoints } from '../desk-endpoints.ts';
import { bookingEndpoint, otherEndpoints, personEndpoints } from '../endpoints.ts';
import { floorEndpoints } from '../floor-endpoints.ts';
import { createGate } from '../operations/gate.ts';
import { settleSheet } from '../operations/settle-sheet.ts';
import { rememberLists } from '../operations/wishes/waiting-lists.ts';
import { fieldRefusal, refusals } from '../refusals.ts';
import { settingEndpoints } from '../setting-endpoints.ts';
import { createMemoryClosings } from './memory-closings.ts';
import { createMemoryFloors } from './memory-floors.ts';
import { createMemoryRecoveries } from './memory-limits.ts';
import { createMemoryLooks } from './memory-looks.ts';
import { createMemoryPersons } from './memory-persons.ts';
import { memorySettingsOf } from './memory-settings.ts';
import { createMemoryStores } from './memory-stores.ts';

/** Two seats a window for KTP-el, so that tests can fill it; everything else as in the model region, pinned. */
const pinned: Region = {
  ...tanjungbalai,
  queue: {
    ...tanjungbalai.queue,
    horizonDays: 14,
    releaseTime: '07:00',
    selfServiceEndsMinutes: 30,
    liveBookingsPerPerson: 2,
    changesPerPersonAndDay: 3,
    recoveriesPerDay: 3,
    challengeCost: 50,
  },
  offices: tanjungbalai.offices.map((office) => ({
    ...office,
    exceptions: [
      { date: '2026-11-26', spans: [], reason: { id: 'pindah gedung', en: 'moving house' } },
      {
        date: '2026-12-05',
        spans: [['08:00', '10:00']],
        reason: { id: 'layanan Sabtu', en: 'open Saturday' },
      },
    ],
    services: office.services.map((service) =>
      service.id === 'ktp-el' ? { ...service, quota: { online: 2, walkIn: 2 } } : service,
    ),
  })),
};

/** The account of whoever signs in. */
export const staffId = '3f8e2c1a-0000-4000-8000-00000000000a';

/** The clock starts on Monday 23 November 2026, 10.00 WIB. */
const monday = '2026-11-23';
export const tuesday = '2026-11-24';
export const wednesday = '2026-11-25';
const start = Date.parse(`${monday}T03:00:00Z`);

const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'test'.repeat(16) }));

/** A NIK of correct form for each number up to 9,998. */
export const nikOf = (number: number): string => `127401150590${String(number + 1).padStart(4, '0')}`;

/** What the site's door adds to every request. */
const doorKey = 'door'.repeat(16);

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: unknown;
}

interface Sent {
  readonly path?: Record<string, string> | undefined;
  readonly query?: Record<string, string> | undefined;
  readonly headers?: Record<string, string> | undefined;
  readonly body?: unknown;
  /** Groups of who signed in, such as `region/operator`; absent: nobody did. */
  readonly roles?: readonly string[] | undefined;
  /** Sent as it is, instead of `body` as JSON. */
  readonly text?: string;
}

/** The functions of the HTTP API over stores in memory, called with API Gateway's payload v2 events. */
export function createQueueApi(floor: Region['offices'][number]['floor'] = {}) {
  let now = start;
  let account = staffId;
  const clock = { now: () => now };
  const region: Region = {
    ...pinned,
    offices: pinned.offices.map((office) => ({
      ...office,
      floor: { ...office.floor, ...floor },
    })),
  };
  const stores = createMemoryStores();
  let commits = async (): Promise<void> => undefined;
  const recoveries = createMemoryRecoveries();
  const closings = createMemoryClosings();
  const looks = createMemoryLooks();
  const lines: string[] = [];
  const log = createLog('queue', clock.now, (line) => lines.push(line));
  const ports = {
    ...stores,
    sheets: {
      ...stores.sheets,
      commit: async (...write: Parameters<typeof stores.sheets.commit>) => {
        const answer = await stores.sheets.commit(...write);
        await commits();
        return answer;
      },
    },
    region,
    ...memorySettingsOf({ region, clock, log }),
    keys: async () => ring,
    clock,
    random: Math.random,
    log,
    siteOrigin: 'https://antrean.example',
    gate: createGate({ glance: stores.sheets.glance, clock, random: () => 0 }),
    lists: rememberLists({ list: stores.wishes.list, clock }),
    recoveries,
    closings,
    looks,
    allowances: createMemoryAllowances(),
    floors: createMemoryFloors(),
    ripeAt: (at: number) => at + 60_000,
    changesPerDay: 3,
    newId: () => randomBytes(16).toString('base64url'),
  };
  const endpoints = [
    bookingEndpoint(ports),
    ...otherEndpoints(ports, { catalogue, issue: createIssuer({ cost: 50 }) }),
    ...settingEndpoints(ports),
    ...floorEndpoints(ports),
    ...closingEndpoints(ports),
    ...deskEndpoints(ports),
    ...personEndpoints({ ...ports, persons: createMemoryPersons(stores.rows, recoveries.kept) }),
  ];
  const handler = createHandler({
    refusals,
    fieldRefusal,
    isBusy,
    cameThroughSite: createOriginCheck({ read: async () => JSON.stringify({ v1: doorKey }), ...clock }),
    log,
    clock,
    endpoints,
  });

  const call = async (
    name: keyof typeof routes,
    { path, query, headers, body, roles, text }: Sent = {},
  ): Promise<Reply> => {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const reply = await handler(eventOf(name, { path, query, headers, roles, sent }, account), invocation);
    const answer = reply.body ?? '';
    const isJson = String(reply.headers?.['content-type']).includes('json');
    return {
      status: reply.statusCode ?? 0,
      headers: reply.headers ?? {},
      text: answer,
      json: isJson ? JSON.parse(answer) : undefined,
    };
  };

  return {
    ports,
    recoveries,
    /** Every write of details, with its events and who caused it. */
    written: stores.written,
    /** What happens right after each write of a sheet from now on, before its writer goes on. */
    afterCommit: (then: () => Promise<void>) => {
      commits = async () => {
        commits = async () => undefined;
        await then();
      };
    },
    /** Who looked at whose data. */
    looks: looks.kept,
    lines,
    call,
    routes: endpoints.map(({ route }) => route),
    /** What the door of the site adds to a request. */
    doorHeaders: { [originHeader]: doorKey },
    /** Takes an event of API Gateway as it is. */
    handle: (event: APIGatewayProxyEventV2) => handler(event, invocation),
    /** Moves the clock to an instant, such as `2026-11-23T17:00:00Z`. */
    at: (instant: string) => {
      now = Date.parse(instant);
    },
    /** From now on another account of staff calls. */
    as: (id: string) => {
      account = id;
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** What the stream would have done by now. */
    settle: async () => {
      const sheets = new Map(stores.stream.map(({ after }) => [Object.values(after.id).join('/'), after.id]));
      for (const id of [...sheets.values(), ...sheets.values()]) {
        const sheet = await stores.sheets.read(id);
        if (sheet) await settleSheet(ports, { sheet });
      }
    },
    /** Gets a challenge, solves it, asks for a place on a full day. */
    wish: async (wish: Partial<WishRequest> & { readonly key?: string } = {}): Promise<Reply> => {
      const { key = randomUUID(), windows = ['08:00'], ...rest } = wish;
      const { window: _, ...body } = await prove(call, { ...aBooking, ...rest }, key);
      return call('wishForSlot', { headers: { 'idempotency-key': key }, body: { ...body, windows } });
    },
    /** Gets a challenge, solves it, books. */
    book: async (wish: Partial<BookingRequest> & { readonly key?: string } = {}): Promise<Reply> => {
      const { key = randomUUID(), ...rest } = wish;
      const body = await prove(call, { ...aBooking, ...rest }, key);
      return call('bookSlot', { headers: { 'idempotency-key': key }, body });
    },
  };
}

/** A booking that nothing speaks against, still without a proof. */
export const aBooking = {
  office: 'disdukcapil',
  service: 'ktp-el',
  date: tuesday,
  window: '08:00',
  person: { nik: nikOf(0), name: 'Siti Nurhaliza', phone: '081234567890' },
  salt: 'c2FsdC1vZi10aGUtdGVzdA',
};

/** The booking with a solved proof of work for the key. */
export async function prove(
  call: (name: 'createChallenge', sent: Sent) => Promise<Reply>,
  body: Omit<BookingRequest, 'altcha'>,
  key: string,
): Promise<BookingRequest> {
  const bind = bindOf({ about: body.person.nik, key, salt: body.salt });
  const { json } = await call('createChallenge', { query: { office: body.office, bind } });
  const read = routes.createChallenge.answer.schema.safeParse(json);
  if (!read.success) return { ...body, altcha: 'none' };
  const challenge: Challenge = read.data;
  const solution = await solveChallenge({ challenge, deriveKey });
  return { ...body, altcha: Buffer.from(JSON.stringify({ challenge, solution })).toString('base64') };
}

/** The booking of an answer; throws when it is none. */
export const heldOf = ({ json }: Reply): HeldBooking => routes.moveBooking.answer.schema.parse(json);

/** The problem of an answer; throws when it is none. */
export const problemOf = ({ json }: Reply): Problem => problem.parse(json);

const eventOf = (
  name: keyof typeof routes,
  { path, query, headers, roles, sent }: Omit<Sent, 'body' | 'text'> & { readonly sent: string | undefined },
  account: string,
): APIGatewayProxyEventV2 =>
  gatewayEvent({
    route: routes[name],
    path,
    query,
    headers: { [originHeader]: doorKey, ...headers },
    body: sent,
    ...(roles && {
      claims: { sub: account, token_use: 'access', 'cognito:groups': `[${roles.join(' ')}]` },
    }),
    requestId: `${randomBytes(9).toString('base64url')}=`,
  });

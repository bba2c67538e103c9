import { randomBytes, randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type BookingRequest, routeKey, routes } from '#services/queue/contract.ts';
import { calendarRefusal, horizon, isWithin, serviceDay } from '#services/queue/operations/service-day.ts';
import { originHeader } from '#shared/http/origin.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import { bindOf } from '#shared/proof-of-work/subject.ts';
import type { Region } from '#shared/region/schema.ts';
import { addDays, type LocalDate } from '#shared/time/local.ts';
import { nikOf } from '../../world/citizen.ts';
import { doorKey, secret } from './queue.ts';

/** A place in a window. */
export type Seat = Pick<BookingRequest, 'office' | 'service' | 'date' | 'window'>;

const ring = readKeyRing(secret);
const issue = createIssuer({ cost: 1 });

/** All places of one service that can be booked now, a list for each whole day (today is partly over). */
export function bookableDays(region: Region, service: string): readonly (readonly Seat[])[] {
  const now = Date.now();
  return region.offices
    .flatMap((office) =>
      office.services
        .filter(({ id }) => id === service)
        .flatMap((offered) =>
          daysAhead(region, now).map((date) => seatsOf(region, office, offered, date, now)),
        ),
    )
    .filter((seats) => seats.length > 0);
}

function daysAhead(region: Region, now: number): readonly LocalDate[] {
  const { first, last } = horizon(region, now);
  return Array.from({ length: 60 }, (_, day) => addDays(first, day + 1)).filter((date) =>
    isWithin({ first, last }, date),
  );
}

function seatsOf(
  region: Region,
  office: Region['offices'][number],
  service: Region['offices'][number]['services'][number],
  date: LocalDate,
  now: number,
): readonly Seat[] {
  const day = serviceDay(region, { office, service }, date);
  if ('closed' in day || calendarRefusal(region, date, day, now)) return [];
  return Object.entries(day.unbooked.windows).flatMap(([window, { cap }]) =>
    Array.from({ length: cap }, () => ({ office: office.id, service: service.id, date, window })),
  );
}

/** The event with which the HTTP API wakes the booking function; each number is another person. */
export async function bookingEvent(seat: Seat, number: number): Promise<APIGatewayProxyEventV2> {
  const key = randomUUID();
  const salt = randomBytes(16).toString('base64url');
  const nik = nikOf(number);
  const subject = { office: seat.office, bind: bindOf({ about: nik, key, salt }) };
  const challenge = await issue(ring, subject, { now: Date.now(), date: seat.date });
  const solution = await solveChallenge({ challenge, deriveKey });
  const body: BookingRequest = {
    ...seat,
    // A long name, and mail for every second person: what is sealed decides how large the item is.
    person: {
      nik,
      name: 'Muhammad Rizki Ramadhan Harahap',
      phone: '081234567890',
      ...(number % 2 === 0 && { email: 'rizki.ramadhan@example.com' }),
    },
    salt,
    altcha: Buffer.from(JSON.stringify({ challenge, solution })).toString('base64'),
  };
  return httpEvent(body, key);
}

function httpEvent(body: BookingRequest, key: string): APIGatewayProxyEventV2 {
  const { method, path } = routes.bookSlot;
  const route = routeKey(routes.bookSlot);
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString: '',
    headers: {
      [originHeader]: doorKey,
      'content-type': 'application/json',
      'idempotency-key': key,
      'user-agent': 'bench',
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId: randomUUID(),
      routeKey: route,
      stage: '$default',
      time: '21/Nov/2026:00:00:00 +0000',
      timeEpoch: Date.now(),
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}

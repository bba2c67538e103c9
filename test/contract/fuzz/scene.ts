import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { routes } from '#services/queue/contract.ts';
import type { Route } from '#shared/http/route.ts';
import type { Caller } from './callers.ts';
import type { Reply } from './judge.ts';
import type { Door } from './run.ts';

/** Sends a request of the scene; its answer must be the route's own. */
type Ask = (
  route: Route,
  sent?: { readonly path?: Readonly<Record<string, string>>; readonly body?: unknown; readonly key?: string },
  caller?: Caller,
) => Promise<unknown>;

const office = 'disdukcapil';
const closedDates = ['2026-11-25', '2026-11-27', '2026-12-04'];
const atCounter = z.object({ counter: z.object({ ticket: z.nullable(z.object({ id: z.string() })) }) });

/** What a booking needs besides the place: the person, with a proof of work for this key. */
export interface Proven {
  readonly key: string;
  readonly nik: string;
  readonly salt: string;
  readonly altcha: string;
}

/**
 * Sets the scene through the door, as a morning would: numbers are given, counters open, somebody was served and somebody else is
 * called, and days that some have booked are closed. Every answer goes to `note`, as if the fuzz had asked.
 */
export async function setScene(
  door: Door,
  note: (reply: Reply, sent: Buffer) => void,
  guests: readonly Proven[],
): Promise<void> {
  const ask: Ask = async (route, { path = {}, body, key = randomUUID() } = {}, caller = 'head') => {
    const sent = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
    const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => ({ office, ...path })[name] ?? '');
    const headers = { 'idempotency-key': key, 'content-type': 'application/json' };
    const reply = await door.send({ method: route.method, target, headers, body: sent }, caller);
    if (reply?.status !== route.answer.status)
      throw new Error(`No scene: ${route.method} ${target} → ${reply?.status} ${reply?.body}`);
    note(reply, sent);
    return JSON.parse(reply.body);
  };
  await fillHall(ask);
  await closeBookedDays(ask, guests);
  await drawDays(ask);
}

async function fillHall(ask: Ask): Promise<void> {
  const services = ['ktp-el', 'kartu-keluarga', 'akta', 'kia'];
  for (const counter of ['1', '2', '3'])
    await ask(routes.setCounter, { path: { counter }, body: { state: 'open', services } });
  for (const service of [...services, ...services]) await ask(routes.issueNumber, { body: { service } });
  const called = atCounter.parse(await ask(routes.callNext, { path: { counter: '1' }, body: {} }));
  const ticket = called.counter.ticket?.id;
  for (const action of ['serve', 'finish'])
    await ask(routes.actOnTicket, { path: { counter: '1' }, body: { action, ticket } });
  await ask(routes.callNext, { path: { counter: '2' }, body: {} });
  await ask(routes.readFloor);
}

/** Days of a service that are drawn: where nobody draws, nothing can be booked, and everybody may wait. */
async function drawDays(ask: Ask): Promise<void> {
  const body = { value: { kind: 'draw', minutes: 15 }, expectedVersion: 0, reason: 'Rapat dinas' };
  const path = { name: 'offices.disdukcapil.services.ikd.release' };
  await ask(routes.changeSetting, { path, body }, 'operator');
}

/** Each day twice, so that opening one closing again gives nobody the place back. */
async function closeBookedDays(ask: Ask, guests: readonly Proven[]): Promise<void> {
  const service = 'kia';
  for (const [index, { key, nik, salt, altcha }] of guests.entries()) {
    const date = closedDates[index % closedDates.length];
    const person = { nik, name: 'Siti Nurhaliza', phone: '081234567890' };
    const body = { office, service, date, window: '09:00', person, salt, altcha };
    await ask(routes.bookSlot, { key, body }, 'nobody');
  }
  const reason = { id: 'Listrik padam', en: 'Power cut' };
  for (const date of [...closedDates, ...closedDates])
    await ask(routes.closeWindows, { body: { date, services: [service], reason } });
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Access, hostedIam } from '../../../local-aws/iam/hosted-iam.ts';
import { startHost } from '../../../local-aws/start-host.ts';
import { unusedGrants } from '../../../local-aws/testing/unused-grants.ts';
import { Citizen, nikOf } from '../../world/citizen.ts';
import { signIn } from '../../world/staff.ts';
import { temporaryFolder } from './hosts.ts';

/** Grants that this test cannot see in use, each with the reason. */
const unseen: readonly RegExp[] = [
  / logs:/, // logs of functions go to files here
  /^tanjungbalai-(web|staff)-\w+DeploymentRole/, // the host does itself what the CDK's deployment function does
  /FailedRecords|failed-records/i, // records that a function refuses for hours: test/faults
  /RelayUnpublishable/, // events that the bus refuses: test/integration/queue
  /SweepTaskRole\S* dynamodb:(PutItem|UpdateItem) /, // the sweep writes only what settle has missed
  /PrepareTaskRole\S* dynamodb:UpdateItem /, // so does the preparation where sheets did not follow a setting
  /(Sweep|Prepare|Minute|Remind)Role\S* sqs:SendMessage /, // what Scheduler could not start: test/contract/aws/schedule.test.ts
  /FloorRole\S* dynamodb:UpdateItem /, // who booked checks in a minute after self-service: test/e2e/visit.test.ts
  /CourierConsumerRole\S* dynamodb:PutItem /, // the ticket of who checked in, where check-in died before it: the floor's model
  /PursueConsumerRole\S* dynamodb:UpdateItem /, // who lost a place is told by whichever comes first: here the minute
  /RemindTaskRole/, // tells from the afternoon on: test/integration/day-messages.test.ts
  /Role\S* lambda:InvokeFunction /, // schedules fire by the hour: local-aws/scheduler
  / (dynamodb:ListStreams|sqs:GetQueueAttributes) /, // Lambda asks for them, the host has no use for them
];

const settingAnswer = z.object({
  setting: z.object({
    value: z.union([
      z.looseObject({ online: z.number() }),
      z.looseObject({ online: z.optional(z.never()), subject: z.string() }),
    ]),
  }),
});

test('every grant of the real templates is needed by what the functions do', {
  timeout: 240_000,
}, async () => {
  const accesses: Access[] = [];
  const host = await startHost({
    assembly: join(inject('assemblies'), 'tanjungbalai/assembly'),
    dataFolder: temporaryFolder(),
    port: 0,
    clock: '2026-12-14T08:30:00+07:00',
    onAccess: (access) => accesses.push(access),
  });
  try {
    const url = host.url.replace('localhost', '127.0.0.1');

    const { token } = await signIn({ url }, 'region/operator');
    const startNow = async (task: RegExp) => {
      for (const { name } of host.functions().filter((each) => task.test(each.name))) {
        expect(await host.invoke(name, {})).toMatchObject({ kind: 'returned' });
      }
    };
    await startNow(/Prepare/);
    // Functions read settings only when one was changed: before they begin.
    for (const path of [
      'queue/settings/offices.disdukcapil.services.kia.quota',
      'notifications/settings/messages.slot-booked.id',
    ]) {
      const address = `${url}/api/${path}`;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const { setting } = settingAnswer.parse(await (await fetch(address, { headers })).json());
      const { value } = setting;
      const body = JSON.stringify({
        value:
          value.online === undefined
            ? { ...value, subject: `Balai: ${value.subject}` }
            : { ...value, online: 2 },
        expectedVersion: 0,
        reason: 'perintah kepala dinas',
      });
      expect((await fetch(address, { method: 'PUT', headers, body })).status).toBe(200);
    }

    const siti = new Citizen(() => url, nikOf(1));
    const wish = { office: 'disdukcapil', service: 'ktp-el', date: '2026-12-15', window: '09:00' };
    await siti.prepare(wish, { phone: '+6281200000001', email: 'siti@contoh.id' });
    const reply = await siti.insist();
    if (!('held' in reply)) throw new Error(`Refused: ${reply.problem.code}`);
    const { booking, key } = reply.held;
    const call = async (method: string, path: string, body?: unknown, token?: string) => {
      const headers = {
        'content-type': 'application/json',
        'booking-key': key,
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const answer = await fetch(`${url}/api/queue${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      await answer.arrayBuffer();
      expect(answer.status).toBeLessThan(300);
    };
    await call('GET', '/offices');
    await call('GET', `/bookings/${booking.id}`);
    await call('POST', `/bookings/${booking.id}/move`, { date: wish.date, window: '10:00' });
    await call('POST', `/bookings/${booking.id}/move`, { date: '2026-12-16', window: '10:00' });
    await call('POST', '/recoveries', { nik: siti.nik, phone: '+6281200000001' });
    await call('DELETE', `/bookings/${booking.id}`);
    const right = { nik: siti.nik, reason: 'Surat permohonan' };
    await call('POST', '/persons/export', right, token);
    // Index entries follow bookings by the time that settling takes.
    await vi.waitFor(
      async () => {
        await call('POST', '/persons/erase', { ...right, cancel: true }, token);
        expect(accesses.some(({ action }) => action === 'dynamodb:DeleteItem')).toBe(true);
      },
      { timeout: 30_000, interval: 500 },
    );
    await startNow(/Sweep|Prepare/);
    await workInTheHall(
      `${url}/api/queue/offices/disdukcapil`,
      (await signIn({ url }, 'disdukcapil/head')).token,
    );
    await startNow(/Remind/);

    const unused = () =>
      unusedGrants(hostedIam(host.host).grants(), accesses).filter(
        (grant) => !unseen.some((pattern) => pattern.test(grant)),
      );
    // Who lost a place to a closing is told after a minute, by the schedule of each minute.
    await vi.waitFor(
      async () => {
        await startNow(/Minute/);
        expect(unused()).toEqual([]);
      },
      { timeout: 150_000, interval: 2_000 },
    );
  } finally {
    await host.stop();
  }
});

/** A morning of an office: the desk books, finds and voids; somebody takes a number and is called; tomorrow is closed. */
async function workInTheHall(office: string, token: string): Promise<void> {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${office}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    expect(`${answer.status} ${answer.status < 300 ? '' : said}`).toMatch(/^2/);
    return said;
  };
  const wish = { service: 'akta', date: '2026-12-15', window: '09:00' };
  const book = (nik: string) =>
    ask('POST', '/bookings', { ...wish, person: { name: 'Budi Santoso', nik, phone: '081200000003' } });
  await book(nikOf(3));
  const { booking } = z
    .object({ booking: z.object({ id: z.string() }) })
    .parse(JSON.parse(await book(nikOf(4))));
  await ask('GET', '/expected');
  await ask('POST', '/persons/bookings', { nik: nikOf(4), why: 'cannot-come' });
  await ask('POST', `/bookings/${booking.id}/void`, { nik: nikOf(4), why: 'cannot-come' });
  await ask('PUT', '/counters/1', { state: 'open', services: ['akta'] });
  await ask('POST', '/walk-ins', { service: 'akta' });
  await ask('POST', '/counters/1/calls', {});
  const reason = { id: 'listrik padam', en: 'power cut' };
  await ask('POST', '/closings', { date: wish.date, services: ['akta'], reason });
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { closingRoutes, deskRoutes } from '#services/queue/contract.ts';
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
  /CourierConsumerRole\S* dynamodb:PutItem /, // the ticket of who checked in, where check-in died before it: the floor's model
  /(Sweep|Prepare|Minute|Remind)Role\S* sqs:SendMessage /, // what Scheduler could not start: test/contract/aws/schedule.test.ts
  /Role\S* lambda:InvokeFunction /, // schedules fire by the hour: local-aws/scheduler
  /DeadlineWoken\S* (dynamodb:DeleteItem|s3:\w+) /, // requests are forgotten after a year: test/integration/documents
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
        'idempotency-key': randomUUID(),
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const answer = await fetch(`${url}/api/queue${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
      return text;
    };
    await call('GET', '/offices');
    await call('GET', `/bookings/${booking.id}`);
    await call('POST', `/bookings/${booking.id}/move`, { date: wish.date, window: '10:00' });
    await call('POST', `/bookings/${booking.id}/move`, { date: '2026-12-16', window: '10:00' });
    await call('POST', '/recoveries', { nik: siti.nik, phone: '+6281200000001' });
    await call('DELETE', `/bookings/${booking.id}`);

    const hall = '/offices/disdukcapil';
    const head = (await signIn({ url }, 'disdukcapil/head')).token;
    const bookFor = async (person: object, service: string, date: string) => {
      const wish = { service, date, window: '09:00', person };
      const answer = await call('POST', `${hall}/bookings`, wish, head);
      return deskRoutes.bookForOthers.answer.schema.parse(JSON.parse(answer)).booking;
    };
    const ani = { name: 'Ani Lestari', nik: nikOf(2), phone: '+6281200000002' };
    const budi = { name: 'Budi Santoso', nik: nikOf(3), phone: '+6281200000003' };
    const reminded = await bookFor(ani, 'ktp-el', '2026-12-15');
    await bookFor(budi, 'kartu-keluarga', '2026-12-16');
    await call('POST', `${hall}/persons/bookings`, { nik: ani.nik, why: 'lost-ticket' }, head);
    const closing = {
      date: '2026-12-16',
      services: ['kartu-keluarga'],
      reason: { id: 'listrik padam', en: 'power cut' },
    };
    const closed = closingRoutes.closeWindows.answer.schema.parse(
      JSON.parse(await call('POST', `${hall}/closings`, closing, head)),
    );
    await call('GET', `${hall}/closings`, undefined, head);

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

    const seen = (role: RegExp, action: string, since = 0) =>
      vi.waitFor(
        () =>
          expect(
            accesses.slice(since).some((access) => access.action === action && role.test(access.roleArn)),
          ).toBe(true),
        { timeout: 30_000, interval: 200 },
      );
    // Schedules that fall due on the way fire: who is affected is told of the closing, who is expected tomorrow is reminded.
    host.setClock('2026-12-14T16:05:30+07:00');
    await seen(/MinuteTaskRole/, 'dynamodb:UpdateItem');
    await seen(/RemindTaskRole/, 'dynamodb:UpdateItem');
    const since = accesses.length;
    host.setClock('2026-12-15T09:05:30+07:00');
    // The minute has found the closing as it stands, so that the end of it is carried on by who hears of it.
    await seen(/MinuteTaskRole/, 'dynamodb:GetItem', since);
    const morning = (await signIn({ url }, 'disdukcapil/head')).token;
    await call('PUT', `${hall}/day`, { state: 'open' }, morning);
    await call('POST', `${hall}/check-ins`, { code: reminded.checkIn }, morning);
    await call('POST', `${hall}/closings/${closed.id}/reopen`, {}, morning);

    const unused = () =>
      unusedGrants(hostedIam(host.host).grants(), accesses).filter(
        (grant) => !unseen.some((pattern) => pattern.test(grant)),
      );
    await vi.waitFor(() => expect(unused()).toEqual([]), { timeout: 60_000, interval: 500 });
  } finally {
    await host.stop();
  }
});

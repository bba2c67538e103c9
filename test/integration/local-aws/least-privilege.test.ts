import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, inject, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { routes as documents, staffRoutes } from '#services/documents/contract.ts';
import { sampleJpeg } from '#services/documents/testing/sample-files.ts';
import { closingRoutes, deskRoutes } from '#services/queue/contract.ts';
import { type Access, hostedIam } from '../../../local-aws/iam/hosted-iam.ts';
import { startHost } from '../../../local-aws/start-host.ts';
import { unusedGrants } from '../../../local-aws/testing/unused-grants.ts';
import { Applicant, answerOf, ask } from '../../world/applicant.ts';
import { Citizen, nikOf } from '../../world/citizen.ts';
import { signIn } from '../../world/staff.ts';
import { citizensOf, officer } from '../documents/counter.ts';
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
  /DeadlineRole\S* sqs:SendMessage \S*DeadLetters/, // the same of schedules that are made at run time
  /Role\S* lambda:InvokeFunction /, // schedules fire by the hour: local-aws/scheduler
  /DeadlineWoken\S* (dynamodb:DeleteItem|s3:\w+) /, // requests are forgotten after a year: test/integration/documents
  /queue-ApiRole\S* dynamodb:ConditionCheckItem /, // who lost a place takes another: test/integration/closings.test.ts
  /queue-CourierConsumerRole\S* dynamodb:UpdateItem /, // who was left over may book first: test/faults/office-day
  /documents-VisitsConsumerRole/, // test/integration/documents/visits.test.ts
  /documents-(Letters|Proofs)Role/, // Tanjungbalai writes no letters: test/integration/documents/letters.test.ts
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

    await askForDocument(url);
    await copyAndErase(url);
    await workOnRequests(host);

    const unused = () =>
      unusedGrants(hostedIam(host.host).grants(), accesses).filter(
        (grant) => !unseen.some((pattern) => pattern.test(grant)),
      );
    await vi.waitFor(() => expect(unused()).toEqual([]), { timeout: 60_000, interval: 500 });
  } finally {
    await host.stop();
  }
});

/** A request for a document that an officer returns and nobody corrects, one that nobody takes, and days that pass. */
async function workOnRequests(host: Awaited<ReturnType<typeof startHost>>): Promise<void> {
  const url = host.url.replace('localhost', '127.0.0.1');
  const citizens = await citizensOf({ gateway: { url: host.gatewayUrl, ...host.credentials() } });
  const tuesday = Date.parse('2026-12-15T09:10:00+07:00');
  const late = await citizens.submit(tuesday);
  const silent = await citizens.submit(tuesday);
  const planned = (one: { readonly id: string }) =>
    vi.waitFor(async () => expect(await citizens.isPlanned(one)).toBe(true), {
      timeout: 60_000,
      interval: 200,
    });
  const verifier = await officer({ url }, 'disdukcapil/verifier');
  const supervisor = await officer({ url }, 'disdukcapil/supervisor');
  await verifier.step(silent.id, { step: 'claim', seen: 1 });
  const { papers } = staffRoutes.openFile.answer.schema.parse((await verifier.look(silent.id)).body);
  expect((await fetch(papers[0]?.files[0]?.url ?? '')).status).toBe(200);
  const objections = { kk: { reason: 'blurred' } };
  expect((await verifier.step(silent.id, { step: 'return', seen: 2, objections })).status).toBe(200);
  expect((await verifier.call('GET', '/worklist?pile=waiting')).status).toBe(200);
  expect((await supervisor.call('GET', '/figures?from=2026-12-14&to=2026-12-15')).status).toBe(200);
  await planned(late);
  await planned(silent);
  host.setClock('2026-12-28T09:10:00+07:00');
}

/** A promise is changed, and whoever asked for a document wants a copy of it and then nothing kept. */
async function copyAndErase(url: string): Promise<void> {
  const { token } = await signIn({ url }, 'region/operator');
  const asked = { method: 'POST', headers: { authorization: `Bearer ${token}` } };
  const body = { nik: nikOf(70), reason: 'Surat permohonan' };
  const { exportPerson, erasePerson, changeSetting, previewSetting, readSetting } = documents;
  const days = changeSetting.path.replace('{name}', 'offices.disdukcapil.documents.kia.days');
  const change = { value: 4, expectedVersion: 0, reason: 'perintah kepala dinas' };
  answerOf(await ask(url, days, previewSetting.answer.schema, { ...asked, body: { value: 4 } }));
  answerOf(await ask(url, days, changeSetting.answer.schema, { ...asked, method: 'PUT', body: change }));
  answerOf(await ask(url, days, readSetting.answer.schema, { headers: asked.headers }));
  const copy = answerOf(await ask(url, exportPerson.path, exportPerson.answer.schema, { ...asked, body }));
  const link = copy.requests[0]?.file.papers[0]?.files[0]?.url ?? '';
  expect((await fetch(link)).status).toBe(200);
  const { schema } = erasePerson.answer;
  const erased = await ask(url, erasePerson.path, schema, { ...asked, body: { ...body, withdraw: true } });
  expect(answerOf(erased).erased.requests).toBe(1);
}

/** A request is handed in with photos, opened by its code, and shows what was handed in. */
async function askForDocument(url: string): Promise<void> {
  const applicant = await new Applicant(() => url, nikOf(70)).begin();
  const papers = await applicant.giveBirthPapers((paper) => sampleJpeg({ comment: paper }));
  const { code, pin, request, key } = answerOf(await applicant.submit(papers));
  const open = { method: 'POST', body: { code, pin } };
  answerOf(await ask(url, '/api/documents/requests/open', documents.openRequest.answer.schema, open));
  const file = request.papers[0]?.files[0]?.id;
  const { schema } = documents.readOwnFile.answer;
  const headers = { 'request-key': key };
  const link = answerOf(await ask(url, `/api/documents/request/files/${file}`, schema, { headers }));
  expect((await fetch(link.url)).status).toBe(200);
}

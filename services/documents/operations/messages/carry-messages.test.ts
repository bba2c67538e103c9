import { describe, expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { unseal } from '#shared/identity/seal.ts';
import { type InboxMessage, recipient, recipientContext } from '#shared/notifications/message.ts';
import { sealFile } from '../../domain/file.ts';
import type { RequestTerms } from '../../domain/request.ts';
import type { StepName } from '../../domain/steps.ts';
import { showCode, trackingCodeOf } from '../../domain/tracking.ts';
import { commandOf } from '../../testing/commands.ts';
import { createMemoryRequests } from '../../testing/memory-requests.ts';
import { monday, sampleRequest } from '../../testing/samples.ts';
import { told } from '../../testing/told.ts';
import { offeredServices } from '../citizen/offered-services.ts';
import { calendarOf, officeWith } from '../office.ts';
import { recordMissed, takeStep } from '../take-step.ts';
import { carryMessages, courierEvent, warnCitizen } from './carry-messages.ts';

const DAY = 86_400_000;
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'documents'.repeat(8) }));
const inboxRing = readKeyRing(
  JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'notifications'.repeat(5) }),
);
const own = {
  nik: nik.parse('1274016711830042'),
  name: personName.parse('Zubaedah'),
  phone: phone.parse('081366677788'),
};

async function office(person: Partial<typeof own> = own, terms: Partial<RequestTerms> = {}) {
  const clock = { at: monday, now: () => clock.at };
  const requests = createMemoryRequests();
  const sent: InboxMessage[] = [];
  const dropped: (string | undefined)[] = [];
  const calendar = calendarOf(region, officeWith(region, 'disdukcapil'));
  const ports = {
    region,
    clock,
    requests,
    offered: offeredServices(region, catalogue),
    siteOrigin: region.origin,
    keys: async () => ring,
    inboxKeys: async () => inboxRing,
    calendarOf: async () => calendar,
    send: async (message: InboxMessage) => void sent.push(message),
    log: (code: string, fields?: { readonly reason?: string }) =>
      void (code === 'message-dropped' && dropped.push(fields?.reason)),
  };
  const request = sampleRequest(terms);
  const file = {
    person: { nik: own.nik, name: own.name, ...person },
    language: 'id' as const,
    form: {},
    files: {},
    submitted: 'digest',
  };
  const sealed = sealFile(ring, { id: request.id, date: '2026-11-16' }, file);
  return {
    clock,
    ports,
    sent,
    dropped,
    request: async () => (await requests.read(request.id)) ?? request,
    submit: (events: Parameters<typeof requests.submit>[0]['events']) =>
      requests.submit({ request, events, now: monday, causationId: 'request-0001' }, { sealed }, 'K7M49Q2X'),
    step: async (...steps: readonly StepName[]) => {
      for (const step of steps) {
        const current = (await requests.read(request.id)) ?? request;
        const command = commandOf(step, current, { now: clock.at, to: 'ani', part: 'kk' });
        const officer = { id: '3f8e2c1a-0000-4000-8000-00000000000a', supervises: true };
        const wanted = { id: request.id, key: `${step}-${current.v}`, officer, command };
        expect(await takeStep(ports, { ...wanted, causationId: 'request-0001' })).toHaveProperty('request');
      }
    },
    /** Brings every event so far, each as often as it is told, to the courier. */
    carry: async (times = 1) => {
      for (const event of told(requests.writes, region.id)) {
        const read = courierEvent.safeParse(event);
        for (let time = 0; time < times && read.success; time += 1) await carryMessages(ports, read.data);
      }
    },
  };
}

const kinds = (messages: readonly InboxMessage[]) =>
  messages.map(({ kind, parameters }) => [kind, parameters.date]);
const opened = (message: InboxMessage | undefined) =>
  recipient.parse(
    JSON.parse(message ? (unseal(inboxRing, recipientContext(message), message.recipient) ?? '{}') : '{}'),
  );

describe('a citizen is told', () => {
  test('until when parts have to be corrected, with the code and the link that opens the request', async () => {
    const { submit, step, carry, sent } = await office();
    await submit([]);
    await step('claim', 'return');

    await carry();

    // Thirty calendar days from the return.
    expect(kinds(sent)).toEqual([['request-returned', '2026-12-16']]);
    expect(sent[0]).toMatchObject({
      language: 'id',
      parameters: {
        code: showCode(trackingCodeOf(ring, sampleRequest().id)),
        service: 'Akta kelahiran',
        zone: 'WIB',
      },
    });
    expect(opened(sent[0])).toEqual({
      phone: own.phone,
      link: expect.stringContaining(`${region.origin}/pengajuan#k1.`),
    });
    expect(JSON.stringify(sent)).not.toMatch(/Zubaedah|81366677788|1274016711830042/);
  });

  test('that they have to come, where the papers are complete and the document needs it', async () => {
    const { submit, step, carry, sent } = await office(own, { visit: true });
    await submit([]);
    await step('claim', 'verify');

    await carry(2);

    expect(new Set(sent.map(({ kind, version }) => `${kind} ${version}`)).size).toBe(1);
    expect(kinds(sent)[0]).toEqual(['request-visit', '2026-12-16']);
  });

  test('that the document is there, or why not', async () => {
    const ready = await office();
    await ready.submit([]);
    await ready.step('claim', 'verify', 'process', 'finish');
    await ready.carry();
    const rejected = await office();
    await rejected.submit([]);
    await rejected.step('claim', 'reject');
    await rejected.carry();

    expect(kinds(ready.sent)).toEqual([['request-ready', '2026-11-16']]);
    expect(kinds(rejected.sent)).toEqual([['request-rejected', '2026-11-16']]);
  });

  test('that the office is late, and for how long it has been so', async () => {
    const { submit, carry, clock, ports, request, sent } = await office();
    await submit([]);
    clock.at = monday + 10 * DAY;
    await recordMissed(ports, { id: (await request()).id, key: 'due', causationId: 'request-0001' });

    await carry();

    expect(kinds(sent)).toEqual([['request-missed', '2026-11-19']]);
  });

  test('that it is their turn, and at last that it has ended: with the way to begin anew', async () => {
    const { submit, step, carry, clock, ports, request, sent } = await office();
    await submit([]);
    await step('claim', 'return');
    clock.at = monday + 8 * DAY;
    await warnCitizen(ports, await request());
    clock.at = monday + 31 * DAY;
    await step('expire');
    await carry();

    expect(kinds(sent)).toEqual([
      ['request-warned', '2026-12-16'],
      ['request-expired', '2026-12-17'],
    ]);
    expect(opened(sent[1]).link).toBe(region.origin);
  });
});

describe('a citizen is not told', () => {
  test('what has moved on meanwhile, nor what they did themselves', async () => {
    const { submit, step, carry, sent, dropped } = await office();
    await submit([]);
    await step('claim', 'return', 'resubmit', 'claim', 'return', 'withdraw');

    await carry();

    expect(sent).toEqual([]);
    expect(dropped).toEqual(['superseded', 'superseded', 'superseded']);
  });

  test('anything without an address', async () => {
    const { submit, step, carry, sent, dropped } = await office({});
    await submit([]);
    await step('claim', 'return');

    await carry();

    expect(sent).toEqual([]);
    expect(dropped).toEqual(['no-address']);
  });
});

test('an event that comes again repeats the same message, which notifications sends once', async () => {
  const { submit, step, carry, sent } = await office();
  await submit([]);
  await step('claim', 'return');

  await carry(3);

  expect(new Set(sent.map(({ subject, version, kind }) => `${subject}/${version}/${kind}`)).size).toBe(1);
  expect(sent).toHaveLength(3);
});

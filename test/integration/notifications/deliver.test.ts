import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { LONGEST_ATTEMPT_MS } from '#services/notifications/domain/delivery.ts';
import { dayShare } from '#services/notifications/operations/day-share.ts';
import { type Answer, type DeliverPorts, deliver } from '#services/notifications/operations/deliver.ts';
import { createDeliveries } from '#services/notifications/store/deliveries.ts';
import { ownWordings } from '#services/notifications/templates/wording.ts';
import { createAllowanceStore } from '#shared/allowance/table.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { seal, unseal } from '#shared/identity/seal.ts';
import { type InboxMessage, type Recipient, recipientContext } from '#shared/notifications/message.ts';
import type { Code } from '#shared/observability/codes.ts';
import { engineForTests } from '../../world/engine.ts';
import { createServiceTable } from '../../world/service-table.ts';

const TableName = 'notifications';
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'n'.repeat(64) }));
const engine = engineForTests();
let client: DynamoDBClient;

const clientOf = () =>
  new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

beforeAll(async () => {
  client = clientOf();
  await client.send(createServiceTable(TableName));
});

const person: Recipient = {
  phone: '+6281234567890',
  email: 'siti@contoh.id',
  link: 'https://antrean.contoh.go.id/tiket#k1.AbCdEfGhIjK.AbCdEfGhIjKlMnOpQrStUv',
};

let subjects = 0;
function messageTo(recipient: Recipient, version = 1): InboxMessage {
  subjects += 1;
  const id = { subject: `subject-${subjects}`, version, kind: 'slot-booked' } as const;
  return {
    ...id,
    language: 'id',
    parameters: {
      ticket: 'A012',
      office: 'Disdukcapil',
      service: 'KTP-el',
      date: '2026-11-30',
      window: { start: '08:00', end: '09:00' },
      zone: 'WIB',
    },
    recipient: seal(ring, { date: '2026-11-21', context: recipientContext(id) }, JSON.stringify(recipient)),
    correlationId: 'request-0001',
  };
}

/** Providers that keep what they were given, and answer as told. */
function world(answer: () => Answer | Promise<Answer> = () => ({ outcome: 'SENT' })) {
  const sent = { sms: [] as string[], mail: [] as string[] };
  const logged: Code[] = [];
  const clock = { now: 1_795_000_000_000 };
  let ids = 0;
  const ports: DeliverPorts = {
    deliveries: createDeliveries(DynamoDBDocumentClient.from(client), TableName),
    allowed: async () => true,
    sms: async (phone, text) => {
      sent.sms.push(`${phone} ${text}`);
      return answer();
    },
    mail: async (address, { subject, text }) => {
      sent.mail.push(`${address} ${subject} ${text}`);
      return answer();
    },
    wordings: async () => ownWordings,
    reportExtortion: region.reportExtortion,
    unseal: (context, sealed) => unseal(ring, context, sealed),
    log: (code) => logged.push(code),
    now: () => clock.now,
    newId: () => `attempt-${ids++}`,
  };
  return { sent, logged, clock, ports };
}

const { email: _, ...smsOnly } = person;

test('sends an SMS, and a mail when there is an address', async () => {
  const { sent, logged, ports } = world();

  await deliver(messageTo(person), ports);
  await deliver(messageTo(smsOnly), ports);

  expect(sent.sms).toHaveLength(2);
  expect(sent.sms[0]).toMatch(/^\+6281234567890 .*A012/);
  expect(sent.mail).toHaveLength(1);
  expect(sent.mail[0]).toContain('siti@contoh.id');
  expect(logged).toEqual(['message-sent', 'message-sent', 'message-sent']);
});

test('tells who has no phone by mail', async () => {
  const { sent, ports } = world();
  const { phone: _, ...mailOnly } = person;

  await deliver(messageTo(mailOnly), ports);

  expect([sent.sms.length, sent.mail.length]).toEqual([0, 1]);
});

/** The same message again, as a later version of its subject. */
const asVersion = (message: InboxMessage, version: number): InboxMessage => ({
  ...message,
  version,
  recipient: seal(
    ring,
    { date: '2026-11-21', context: recipientContext({ ...message, version }) },
    JSON.stringify(person),
  ),
});

test('sends what is about one date once for it, whatever the version', async () => {
  const { sent, ports } = world();
  const first = { ...messageTo(person), once: '2026-11-30' };

  await deliver(first, ports);
  await deliver(asVersion(first, 2), ports);
  await deliver({ ...asVersion(first, 2), once: '2026-12-01' }, ports);

  expect([sent.sms.length, sent.mail.length]).toEqual([2, 2]);
});

test('a message for no channel is not sent, and ends what was to be told before', async () => {
  const { sent, logged, ports } = world();
  const late = messageTo(person);

  await deliver({ ...asVersion(late, 2), only: 'none' }, ports);
  await deliver(late, ports);

  expect([sent.sms.length, sent.mail.length]).toEqual([0, 0]);
  expect(logged).toEqual(['message-dropped']);
});

test('sends a message once when it arrives twenty times at once, and again later', async () => {
  const { sent, ports } = world();
  const message = messageTo(person);

  await Promise.allSettled(Array.from({ length: 20 }, () => deliver(message, ports)));
  await deliver(message, ports);

  expect([sent.sms.length, sent.mail.length]).toEqual([1, 1]);
});

test('sends other versions and kinds of the same subject as messages of their own', async () => {
  const { sent, ports } = world();
  const message = messageTo(smsOnly);
  const variants = [
    { version: 1, kind: 'slot-booked' },
    { version: 2, kind: 'slot-moved' },
    { version: 3, kind: 'slot-moved' },
    { version: 3, kind: 'slot-cancelled' },
  ] as const;

  for (const variant of variants) {
    const changed = { ...message, ...variant };
    const context = recipientContext(changed);
    await deliver(
      { ...changed, recipient: seal(ring, { date: '2026-11-21', context }, JSON.stringify(smsOnly)) },
      ports,
    );
  }

  expect(sent.sms).toHaveLength(variants.length);
});

test('drops a message that had to wait until a later one about its subject came', async () => {
  let took = false;
  const { sent, logged, ports } = world(() => ({ outcome: took ? 'SENT' : 'WAITING' }));
  const early = messageTo(smsOnly);
  const late = { ...early, version: 2, kind: 'slot-cancelled' } as const;
  const recipient = seal(
    ring,
    { date: '2026-11-21', context: recipientContext(late) },
    JSON.stringify(smsOnly),
  );

  await expect(deliver(early, ports)).rejects.toThrow('took nothing');
  took = true;
  await deliver({ ...late, recipient }, ports);
  await deliver(early, ports);

  expect(sent.sms).toHaveLength(2);
  expect(sent.sms[1]).toContain('dibatalkan');
  expect(logged).toEqual(['message-delayed', 'message-sent', 'message-dropped']);
});

test('tries again after the provider took nothing', async () => {
  const answers: Answer[] = [{ outcome: 'WAITING', reason: 'ThrottledException' }, { outcome: 'SENT' }];
  const { sent, logged, ports } = world(() => answers.shift() ?? { outcome: 'SENT' });
  const message = messageTo(smsOnly);

  await expect(deliver(message, ports)).rejects.toThrow('took nothing');
  await deliver(message, ports);
  await deliver(message, ports);

  expect(sent.sms).toHaveLength(2);
  expect(logged).toEqual(['message-delayed', 'message-sent']);
});

test.each(['REFUSED', 'UNSURE'] as const)('never tries again what ended %s', async (outcome) => {
  const { sent, logged, ports } = world(() => ({ outcome, reason: 'SomeException' }));
  const message = messageTo(smsOnly);

  await deliver(message, ports);
  await deliver(message, ports);

  expect(sent.sms).toHaveLength(1);
  expect(logged).toEqual([outcome === 'REFUSED' ? 'message-refused' : 'message-unsure']);
});

test('reports, once, a message whose sender crashed after recording it, and does not send it again', async () => {
  const { sent, logged, clock, ports } = world();
  const message = messageTo(smsOnly);
  const { subject, version, kind } = message;
  await ports.deliveries.start(
    { subject, version, kind, channel: 'sms' },
    { attempt: 'crashed', now: clock.now },
  );

  await expect(deliver(message, ports)).rejects.toThrow('under way');
  clock.now += LONGEST_ATTEMPT_MS;
  await deliver(message, ports);
  await deliver(message, ports);

  expect(sent.sms).toEqual([]);
  expect(logged).toEqual(['message-unsure']);
});

test('reports a doubtful message although whoever found it dies before recording that', async () => {
  const { logged, clock, ports } = world();
  const message = messageTo(smsOnly);
  const { subject, version, kind } = message;
  await ports.deliveries.start(
    { subject, version, kind, channel: 'sms' },
    { attempt: 'crashed', now: clock.now },
  );
  clock.now += LONGEST_ATTEMPT_MS;
  const dying = { ...ports.deliveries, doubt: () => Promise.reject(new Error('crashed')) };

  await expect(deliver(message, { ...ports, deliveries: dying })).rejects.toThrow('crashed');

  expect(logged).toEqual(['message-unsure']);
});

test('sends the mail although the SMS has to wait, and neither twice', async () => {
  let calls = 0;
  const { sent, ports } = world();
  const message = messageTo(person);
  const throttled: DeliverPorts = {
    ...ports,
    sms: async (phone, text) => (calls++ === 0 ? { outcome: 'WAITING' } : ports.sms(phone, text)),
  };

  await expect(deliver(message, throttled)).rejects.toThrow();
  await deliver(message, throttled);

  expect([sent.sms.length, sent.mail.length]).toEqual([1, 1]);
});

test('sends nothing when the recipient was sealed for another message or altered', async () => {
  const { sent, ports } = world();
  const [one, other] = [messageTo(smsOnly), messageTo(smsOnly)];

  await expect(deliver({ ...one, recipient: other.recipient }, ports)).rejects.toThrow('cannot be opened');
  await expect(deliver({ ...one, recipient: 'k1.AAAA' }, ports)).rejects.toThrow('cannot be opened');

  expect(sent.sms).toEqual([]);
});

test('keeps no address, no text and no link', async () => {
  const { ports } = world();
  await deliver(messageTo(person), ports);

  const { Items } = await client.send(new ScanCommand({ TableName }));
  const kept = JSON.stringify(Items);

  expect(kept).not.toMatch(/6281234567890|siti|tiket|A012|Disdukcapil/);
});

test('however messages repeat, crash, are throttled and lose answers: at most once sent, and every one sent or reported', async () => {
  const step = fc.constantFrom('deliver', 'deliver', 'twice', 'crash', 'throttle', 'lose', 'refuse');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (steps, patient) => {
        let mode = 'deliver';
        let accepted = 0;
        const { logged, clock, ports } = world();
        const faulty: DeliverPorts = {
          ...ports,
          sms: async () => {
            if (mode === 'throttle') return { outcome: 'WAITING' };
            if (mode === 'refuse') return { outcome: 'REFUSED' };
            accepted += 1;
            if (mode === 'crash') throw new Error('crashed');
            return { outcome: mode === 'lose' ? 'UNSURE' : 'SENT' };
          },
        };
        const message = messageTo(smsOnly);

        for (mode of steps) {
          await Promise.allSettled([
            deliver(message, faulty),
            ...(mode === 'twice' ? [deliver(message, faulty)] : []),
          ]);
          clock.now += patient ? LONGEST_ATTEMPT_MS : 1;
        }
        mode = 'deliver';
        clock.now += LONGEST_ATTEMPT_MS;
        await Promise.allSettled([deliver(message, faulty)]);

        const ends = logged.filter((code) => code !== 'message-delayed');
        expect(accepted).toBeLessThanOrEqual(1);
        // Doubt may be reported by each of two that find it, rather than by neither.
        if (ends[0] === 'message-unsure') expect(new Set(ends)).toEqual(new Set(['message-unsure']));
        else expect(ends).toHaveLength(1);
        if (accepted === 0) expect(ends).toEqual(['message-refused']);
      },
    ),
    { numRuns: 60 },
  );
});

test('a delivery whose record was written but not acknowledged is sent, once', async () => {
  const cut = clientOf();
  let cuts = 0;
  cut.middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      cuts += 1;
      if (cuts % 2 === 1) throw Object.assign(new Error('cut'), { name: 'TimeoutError', code: 'ECONNRESET' });
      return answer;
    },
    { step: 'deserialize', name: 'cutAnswers', priority: 'low' },
  );
  const { sent, logged, ports } = world();
  const message = messageTo(smsOnly);

  await deliver(message, {
    ...ports,
    deliveries: createDeliveries(DynamoDBDocumentClient.from(cut), TableName),
  });

  expect(cuts).toBeGreaterThanOrEqual(4);
  expect(sent.sms).toHaveLength(1);
  expect(logged).toEqual(['message-sent']);
});

describe('a phone number that strangers book under', () => {
  const limited = (limit: number, answer?: () => Answer) => {
    const hall = world(answer);
    const allowances = createAllowanceStore({
      client: DynamoDBDocumentClient.from(client),
      table: TableName,
    });
    const notifications = { ...region.notifications, messagesPerRecipientAndDay: limit };
    const allowed = dayShare({ ring, allowances, region: { ...region, notifications }, now: hall.ports.now });
    return { ...hall, ports: { ...hall.ports, allowed } };
  };

  test('is sent the share of its day and no more, whatever the bookings; another number has its own', async () => {
    const { sent, logged, ports } = limited(3);
    const flooded = { ...smsOnly, phone: '+6281200000001' };

    for (let attempt = 0; attempt < 5; attempt += 1) await deliver(messageTo(flooded), ports);
    await deliver(messageTo({ ...smsOnly, phone: '+6281200000002' }), ports);

    expect(sent.sms).toHaveLength(4);
    expect(logged.filter((code) => code === 'message-refused')).toHaveLength(2);
  });

  test('can be reached again after midnight of the region', async () => {
    const { sent, clock, ports } = limited(1);
    const flooded = { ...smsOnly, phone: '+6281200000003' };
    await deliver(messageTo(flooded), ports);
    await deliver(messageTo(flooded), ports);

    clock.now += 24 * 3_600_000;
    await deliver(messageTo(flooded), ports);

    expect(sent.sms).toHaveLength(2);
  });

  test('loses nothing of its share to a provider that takes nothing', async () => {
    let outcome: Answer['outcome'] = 'WAITING';
    const { sent, ports } = limited(1, () => ({ outcome }));
    const message = messageTo({ ...smsOnly, phone: '+6281200000004' });
    for (let attempt = 0; attempt < 3; attempt += 1) await deliver(message, ports).catch(() => undefined);
    outcome = 'SENT';

    await deliver(message, ports);

    expect(sent.sms).toHaveLength(4);
  });

  test('stands in the table as a digest only', async () => {
    const { ports } = limited(1);
    await deliver(messageTo({ ...smsOnly, phone: '+6281200000005' }), ports);

    const { Items = [] } = await client.send(new ScanCommand({ TableName }));

    const text = JSON.stringify(Items);
    expect([text.includes('LIMIT#SMS#'), text.includes('81200000005')]).toEqual([true, false]);
  });
});

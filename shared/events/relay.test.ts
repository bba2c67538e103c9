import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Code } from '#shared/observability/codes.ts';
import { encodeOutbox, type OutboxEntry } from './outbox.ts';
import { queueEvents, slotBooked } from './queue.ts';
import { createRelay, type RefusedEntry, type RelayPorts } from './relay.ts';

const idOf = (n: number) => n.toString(36).padStart(11, '0');

/** The outbox of the write `version` of booking `n` that causes so many events. */
const outboxOf = (n: number, version: number, events = 1): string => {
  const booking = idOf(n);
  const data = {
    booking,
    office: 'disdukcapil',
    service: 'ktp-el',
    date: '2026-11-30',
    window: '08:00',
    number: 1,
    ticket: 'A001',
  };
  const cause = {
    occurredAt: 1,
    region: 'tanjungbalai',
    subject: booking,
    version,
    correlationId: 'request-0001',
    causationId: 'request-0001',
  };
  const [first, ...rest] = Array.from({ length: events }, () => slotBooked.of(data));
  return first === undefined ? '[]' : encodeOutbox(cause, [first, ...rest]);
};

let sequence = 0;
const record = (after: string | undefined, before?: string): DynamoDBRecord => {
  sequence += 1;
  const image = (outbox: string | undefined) => (outbox === undefined ? {} : { outbox: { S: outbox } });
  return {
    dynamodb: {
      SequenceNumber: String(sequence).padStart(9, '0'),
      NewImage: { pk: { S: 'B#x' }, ...image(after) },
      ...(before === undefined ? {} : { OldImage: { pk: { S: 'B#x' }, ...image(before) } }),
    },
  };
};
const sequenceOf = (item: DynamoDBRecord | undefined) => item?.dynamodb?.SequenceNumber ?? '';

function relay(ports: Partial<RelayPorts> = {}) {
  const published: string[] = [];
  const calls: number[] = [];
  const refused: RefusedEntry[] = [];
  const logged: Code[] = [];
  const accept = (entries: readonly OutboxEntry[]) => {
    calls.push(entries.length);
    published.push(...entries.map(({ detail }) => detail.metadata.id));
  };
  const run = createRelay(queueEvents, {
    publish: async (entries) => {
      accept(entries);
      return entries.map(() => undefined);
    },
    refuse: async (entry) => {
      refused.push(entry);
    },
    log: (code) => logged.push(code),
    ...ports,
  });
  return { published, calls, refused, logged, run: (records: DynamoDBRecord[]) => run({ Records: records }) };
}

const eventId = (n: number, version: number, index = 0) =>
  `tanjungbalai.queue.${idOf(n)}.${version}.${index}`;

test('publishes what a write put into the outbox', async () => {
  const { published, run } = relay();

  const answer = await run([record(outboxOf(1, 1)), record(outboxOf(1, 2), outboxOf(1, 1))]);

  expect(published).toEqual([eventId(1, 1), eventId(1, 2)]);
  expect(answer.batchItemFailures).toEqual([]);
});

test('publishes nothing again when a write left the outbox as it was', async () => {
  const { published, run } = relay();

  await run([record(outboxOf(1, 1), outboxOf(1, 1))]);

  expect(published).toEqual([]);
});

test('publishes only the new entries when a write kept old ones', async () => {
  const { published, run } = relay();
  const [before, after] = [outboxOf(1, 1), outboxOf(1, 2)];
  const both = JSON.stringify([...JSON.parse(before), ...JSON.parse(after)]);

  await run([record(both, before)]);

  expect(published).toEqual([eventId(1, 2)]);
});

test('passes over records without an outbox, removals included', async () => {
  const { published, calls, run } = relay();

  await run([record(undefined), record(undefined, outboxOf(1, 1)), { dynamodb: {} }, {}]);

  expect([published, calls]).toEqual([[], []]);
});

test('calls with ten entries at most', async () => {
  const { calls, run } = relay();

  await run(Array.from({ length: 23 }, (_, n) => record(outboxOf(n, 1))));

  expect(calls).toEqual([10, 10, 3]);
});

/** An entry of a type that only a newer writer knows, of about so many bytes. */
const bulky = (n: number, bytes: number) =>
  outboxOf(n, 1)
    .replace('SlotBooked.v1', 'SlotFilled.v1')
    .replace('"data":{', `"data":{"filler":"${'é'.repeat(bytes / 2)}",`);

test('keeps a call under 256 KB, counted in bytes', async () => {
  const { calls, run } = relay();

  await run([1, 2, 3, 4].map((n) => record(bulky(n, 100_000))));

  expect(calls).toEqual([2, 2]);
});

test.each([
  ['not JSON', 'not-json', 'broken ['],
  ['no list', 'not-json', '{"a":1}'],
  ['of no known form', 'schema', '[{"source":"balai.queue"}]'],
  ['from another source', 'schema', outboxOf(9, 1).replace('balai.queue', 'aws.ec2')],
  ['against its own schema', 'schema', outboxOf(9, 1).replace('2026-11-30', '30 November')],
  ['too large for any call', 'size', bulky(9, 300_000)],
])('puts an outbox aside that is %s, whole, and goes on', async (_, reason, outbox) => {
  const { published, refused, logged, run } = relay();
  const poison = record(outbox);

  const answer = await run([record(outboxOf(1, 1)), poison, record(outboxOf(2, 1))]);

  expect(published).toEqual([eventId(1, 1), eventId(2, 1)]);
  expect(answer.batchItemFailures).toEqual([]);
  expect(logged).toEqual(['relay-refused']);
  expect(refused).toEqual([
    { reason, sequence: sequenceOf(poison), body: reason === 'not-json' ? outbox : outbox.slice(1, -1) },
  ]);
});

test('has the stream repeated from the first entry that was not taken', async () => {
  const records = Array.from({ length: 12 }, (_, n) => record(outboxOf(n, 1)));
  const { run, logged } = relay({
    publish: async (entries) =>
      entries.map(({ detail }) => (detail.metadata.subject === idOf(4) ? 'ThrottlingException' : undefined)),
  });

  const answer = await run(records);

  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: sequenceOf(records[4]) }]);
  expect(logged).toEqual(['relay-delayed']);
});

test('puts an entry aside that the bus refuses for good', async () => {
  const { run, refused } = relay({ publish: async (entries) => entries.map(() => 'MalformedDetail') });

  const answer = await run([record(outboxOf(1, 1))]);

  expect(answer.batchItemFailures).toEqual([]);
  expect(refused).toMatchObject([{ reason: 'rejected', body: outboxOf(1, 1).slice(1, -1) }]);
});

test('has the whole call repeated when it failed', async () => {
  const { run } = relay({ publish: () => Promise.reject(new TypeError('cut')) });
  const records = [record(outboxOf(1, 1)), record(outboxOf(2, 1))];

  const answer = await run(records);

  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: sequenceOf(records[0]) }]);
});

test('has a record repeated whose entry could not be put aside', async () => {
  const { run } = relay({ refuse: () => Promise.reject(new Error('no queue')) });
  const records = [record(outboxOf(1, 1)), record('broken'), record(outboxOf(2, 1))];

  const answer = await run(records);

  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: sequenceOf(records[1]) }]);
});

test('puts nothing aside behind the place that the stream is repeated from', async () => {
  const { run, refused } = relay({ publish: async (entries) => entries.map(() => 'InternalFailure') });

  await run([record(outboxOf(1, 1)), record('broken')]);

  expect(refused).toEqual([]);
});

test('every event reaches the bus, and every poison entry the dead letters, however calls fail and records repeat', {
  timeout: 60_000,
}, async () => {
  const writes = fc.array(
    fc.record({
      item: fc.nat(4),
      events: fc.integer({ min: 0, max: 4 }),
      poison: fc.boolean(),
      touch: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  const faults = fc.infiniteStream(fc.constantFrom('none', 'none', 'none', 'entry', 'call', 'lost-answer'));
  await fc.assert(
    fc.asyncProperty(writes, faults, fc.integer({ min: 1, max: 12 }), async (plan, fault, batchSize) => {
      // Arrange: a stream of writes, each on the image that the one before left.
      const images = new Map<number, string | undefined>();
      const expected = new Set<string>();
      const poisons = new Set<string>();
      const stream = plan.flatMap(({ item, events, poison, touch }, version) => {
        const before = images.get(item);
        const after = events === 0 ? undefined : outboxOf(item, version, events);
        images.set(item, after);
        for (let index = 0; index < events; index += 1) expected.add(eventId(item, version, index));
        const written = [record(after, before)];
        if (touch && after !== undefined) written.push(record(after, after));
        if (poison) {
          const broken = `broken ${version}`;
          poisons.add(broken);
          images.set(item, broken);
          written.push(record(broken, after));
        }
        return written;
      });
      const arrived = new Set<string>();
      const aside = new Set<string>();
      const { run } = relay({
        publish: async (entries) => {
          const mode = fault.next().value;
          if (mode === 'call') throw new Error('cut');
          return entries.map(({ detail }, index) => {
            if (mode === 'entry' && index % 3 === 1) return 'InternalFailure';
            arrived.add(detail.metadata.id);
            return mode === 'lost-answer' ? 'InternalFailure' : undefined;
          });
        },
        refuse: async ({ body }) => {
          if (fault.next().value === 'call') throw new Error('no queue');
          aside.add(body);
        },
      });

      // Act: as a stream mapping does, in batches, each repeated from where it failed.
      let from = 0;
      while (from < stream.length) {
        const batch = stream.slice(from, from + batchSize);
        const { batchItemFailures } = await run(batch);
        const failed = batch.findIndex((item) => sequenceOf(item) === batchItemFailures[0]?.itemIdentifier);
        from += failed < 0 ? batch.length : failed;
      }

      expect(arrived).toEqual(expected);
      expect(aside).toEqual(poisons);
    }),
    { numRuns: 200 },
  );
});

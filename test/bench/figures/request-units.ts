import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { formOf } from '#services/documents/domain/forms/forms.ts';
import type { Request } from '#services/documents/domain/request.ts';
import type { StepName } from '#services/documents/domain/steps.ts';
import { take } from '#services/documents/domain/workflow.ts';
import { worklist } from '#services/documents/store/keys.ts';
import { listedAttributes } from '#services/documents/store/request-row.ts';
import { createRequestStore } from '#services/documents/store/request-store.ts';
import { commandOf } from '#services/documents/testing/commands.ts';
import { monday, sampleCalendar, sampleRequest } from '#services/documents/testing/samples.ts';
import { branded } from '#shared/identity/brand.ts';
import { startEngine } from '../../../local-aws/engine/engine.ts';
import { createServiceTable } from '../../world/service-table.ts';
import type { Figure } from '../figure.ts';

/** Units of a step: of the table, and of the index of the worklists. */
interface StepUnits {
  readonly step: string;
  readonly table: number;
  readonly index: number;
}

/** What requests for documents cost. */
export interface RequestCost {
  /** Units of handing it in: request, sealed file, mark, pointer of the person and tracking code in one transaction. */
  readonly submission: Omit<StepUnits, 'step'>;
  readonly steps: readonly StepUnits[];
  /** Read units of the first page of a worklist. */
  readonly page: number;
}

/** Every step that writes the request alone, once each, with a second return on the way. */
const way = [
  ...['claim', 'release', 'claim', 'return', 'resubmit', 'claim', 'return', 'resubmit', 'claim'],
  ...['verify', 'dispute', 'claim', 'verify', 'confirm', 'process', 'finish', 'deliver'],
] as readonly StepName[];
/** Steps that bring a new sealed file: they are one transaction of two items. */
const withFile: readonly StepName[] = ['resubmit', 'finish'];
const account = (last: string) => `3f8e2c1a-0000-4000-8000-00000000000${last}`;
const listedAtOnce = 25;

const units = z.object({ CapacityUnits: z.number() });
const consumed = z.object({
  CapacityUnits: z.number(),
  Table: z.optional(units),
  GlobalSecondaryIndexes: z.optional(z.record(z.string(), units)),
});
const answered = z.object({ ConsumedCapacity: z.optional(z.union([consumed, z.array(consumed)])) });

/** A request as large as they get: every paper and field of a birth certificate. */
const largeRequest = (): Request => {
  const papers = ['kk', 'lahir', 'nikah', 'ba_polisi'];
  const keys = [...papers, ...formOf('AKTA-LAHIR').map(({ key }) => key)];
  const parts = Object.fromEntries(keys.map((key) => [key, { revision: 1 }]));
  return { ...sampleRequest({ secondEyes: true }), parts };
};

/** Takes every step on the embedded engine and puts so many requests into one pile. */
export async function costOfRequests(open: number): Promise<RequestCost> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-units-'));
  const engine = await startEngine({ folder });
  const base = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let spent = { table: 0, index: 0, total: 0 };
  base.middlewareStack.add(
    (next) => async (call) => {
      const input = { ...call.input, ReturnConsumedCapacity: 'INDEXES' };
      const done = await next({ ...call, input });
      const { ConsumedCapacity = [] } = answered.parse(done.output);
      for (const one of [ConsumedCapacity].flat()) {
        const index = Object.values(one.GlobalSecondaryIndexes ?? {}).reduce(
          (sum, { CapacityUnits }) => sum + CapacityUnits,
          0,
        );
        spent = {
          table: spent.table + (one.Table?.CapacityUnits ?? one.CapacityUnits - index),
          index: spent.index + index,
          total: spent.total + one.CapacityUnits,
        };
      }
      return done;
    },
    { step: 'initialize' },
  );
  try {
    const table = 'documents';
    await base.send(
      createServiceTable(table, { name: worklist.index, ...worklist, attributes: listedAttributes }),
    );
    const client = DynamoDBDocumentClient.from(base);
    const store = createRequestStore({ client, table, region: 'tanjungbalai' });
    const write = { events: [], now: monday, causationId: 'request-0001' };
    let request = largeRequest();
    await store.submit({ request, ...write }, { sealed: 'x'.repeat(3_000) }, 'K7M49Q2X');
    const submission = { table: spent.table, index: spent.index };
    const steps: StepUnits[] = [];
    for (const [index, step] of way.entries()) {
      const now = monday + index * 60_000;
      const second = step === 'confirm' || step === 'dispute';
      const officer = { id: account(second ? 'b' : 'a'), supervises: false };
      const command = commandOf(step, request, { now, to: account('a'), part: 'kk' });
      const key = `3f8e2c1a-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const decided = take(request, command, { key, now, calendar: sampleCalendar, officer });
      if (decided.kind !== 'write') throw new Error(`${step}: ${JSON.stringify(decided)}`);
      spent = { table: 0, index: 0, total: 0 };
      const done = { ...decided, now, causationId: key, officer: officer.id };
      await store.update(done, withFile.includes(step) ? { sealed: 'x'.repeat(3_000) } : undefined);
      steps.push({ step, table: spent.table, index: spent.index });
      request = decided.request;
    }
    for (let from = 0; from < open; from += listedAtOnce) {
      const some = Array.from({ length: Math.min(listedAtOnce, open - from) }, (_, index) => from + index);
      await Promise.all(
        some.map((number) =>
          store.submit({ request: numbered(number), ...write }, { sealed: 'x' }, 'K7M49Q2X'),
        ),
      );
    }
    spent = { table: 0, index: 0, total: 0 };
    const page = await store.listPile({ office: request.office, pile: 'waiting' }, { most: listedAtOnce });
    if (page.requests.length !== Math.min(listedAtOnce, open)) throw new Error('The page is not full.');
    return { submission, steps, page: spent.total };
  } finally {
    base.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const numbered = (number: number): Request => ({
  ...sampleRequest(),
  id: `q${String(number).padStart(10, '0')}`,
  tag: branded<'Tag'>(String(number).padStart(10, 't')),
});

const withoutFile = ({ step }: StepUnits) => !withFile.some((one) => one === step);

/** Write units per step, and read units of a worklist of 10,000 open requests. */
export async function measureRequestUnits(): Promise<Figure> {
  const { submission, steps, page } = await costOfRequests(10_000);
  const most = (of: readonly StepUnits[], by: 'table' | 'index') => Math.max(...of.map((one) => one[by]));
  const alone = steps.filter(withoutFile);
  const sealed = steps.filter((one) => !withoutFile(one));
  const each = alone.map(({ step, table, index }) => `${step} ${table} + ${index}`);
  return {
    title: 'Requests for documents',
    method:
      'The store on the embedded engine, units as ConsumedCapacity tells them, table and index apart: a request with all parts of a birth certificate is handed in and goes through every ' +
      'step, returned twice and disputed once. Then 10,000 requests lie open in one pile and its first page of 25 is read.',
    rows: [
      {
        name: 'Units of handing one in: a read of the mark, one transaction of five items',
        value: submission.table,
        unit: 'units',
      },
      { name: 'of the index besides', value: submission.index, unit: 'WU' },
      {
        name: 'Write units of a step, at most',
        value: most(alone, 'table'),
        unit: 'WU',
        atMost: 2,
        baseline: each.join(', '),
      },
      { name: 'of the index besides, at most', value: most(steps, 'index'), unit: 'WU' },
      {
        name: 'Write units of a step that brings a new file (resubmit, finish), at most',
        value: most(sealed, 'table'),
        unit: 'WU',
      },
      { name: 'Read units of the first page of a worklist', value: page, unit: 'RU', atMost: 10 },
    ],
  };
}

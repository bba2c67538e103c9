import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { deadlinesOf } from '#services/documents/domain/deadlines.ts';
import { openFile, type RequestFile, sealFile } from '#services/documents/domain/file.ts';
import type { Request, RequestTerms } from '#services/documents/domain/request.ts';
import { trackingCodeOf } from '#services/documents/domain/tracking.ts';
import { submit } from '#services/documents/domain/workflow.ts';
import { calendarOf, officeWith } from '#services/documents/operations/office.ts';
import { takeStep } from '#services/documents/operations/take-step.ts';
import { createRequestStore } from '#services/documents/store/request-store.ts';
import { sampleTerms } from '#services/documents/testing/samples.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { lastingTagOf } from '#shared/identity/tag.ts';
import { settingsOf } from '../../faults/city/inside.ts';
import { nikOf } from '../../world/citizen.ts';
import { cityRegion } from '../../world/regions.ts';
import { signIn } from '../../world/staff.ts';
import type { World } from '../../world/world.ts';

/** Physical names of the stack, as `test/faults/city/inside.ts` has those of others. */
const names = {
  table: 'tanjungbalai-documents-TableCD117FA1',
  keys: 'tanjungbalai-documents-Keys4E30B592',
  files: 'balai-tanjungbalai-files-000000000000',
  schedules: 'tanjungbalai-documents-DeadlineGroupD0E86DDE',
};
const office = officeWith(cityRegion, 'disdukcapil');
const calendar = calendarOf(cityRegion, office);

/** A request that lies in the office, put there past the doors of citizens. */
export interface Placed {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
}

/** What citizens do, past their own doors: requests are put and corrected by the store and the operations themselves. */
export async function citizensOf(world: Pick<World, 'gateway'>) {
  const settings = settingsOf(world);
  const secrets = new SecretsManagerClient(settings);
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: names.keys }));
  const ring = readKeyRing(SecretString);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings));
  const requests = createRequestStore({ client, table: names.table, region: 'tanjungbalai' });
  const files = new S3Client({ ...settings, forcePathStyle: true });
  const scheduler = new SchedulerClient(settings);
  let count = 0;

  async function keep(id: string, content: string): Promise<RequestFile['files'][string][number]> {
    const name = content.padEnd(22, '-');
    const key = `file/${id}/${name}.jpg`;
    await files.send(new PutObjectCommand({ Bucket: names.files, Key: key, Body: content }));
    return { id: name, key, etag: 'etag', kind: 'jpeg', bytes: content.length };
  }

  return {
    async submit(now: number, terms: Partial<RequestTerms> = {}): Promise<Placed> {
      count += 1;
      const id = `placed${String(count).padStart(5, '0')}`;
      const own = phone.parse(`081290000${String(count).padStart(3, '0')}`);
      const name = personName.parse('Zubaedah Qurrotulaini');
      const written = submit(
        {
          id,
          office: 'disdukcapil',
          service: 'AKTA-LAHIR',
          terms: { ...sampleTerms, ...terms },
          tag: lastingTagOf(ring, nik.parse(nikOf(count))),
          priority: false,
          correlationId: randomUUID(),
          key: `submit-${count}`,
          parts: ['kk', 'surat_lahir', 'anak_nama', 'anak_tempat'],
          days: 3,
        },
        { now, calendar },
      );
      const file: RequestFile = {
        person: { nik: nik.parse(nikOf(count)), name, phone: own },
        language: 'id',
        form: { anak_tempat: 'rumah_sakit', anak_nama: 'Budi Santoso' },
        files: { kk: [await keep(id, 'kk-page-1')], surat_lahir: [await keep(id, 'blurred')] },
        submitted: 'digest',
      };
      const sealed = sealFile(ring, { id, date: calendar.dateAt(now) }, file);
      const write = { ...written, now, causationId: `submission-${id}` };
      await requests.submit(write, { sealed }, trackingCodeOf(ring, id));
      return { id, phone: own, name };
    },

    /** Replaces one paper that came back. */
    async correct({ id }: Pick<Placed, 'id'>, part: string, now: number): Promise<void> {
      const stored = await requests.readFile(id);
      const file = openFile(ring, id, stored?.sealed ?? '');
      const next = { ...file, files: { ...file.files, [part]: [await keep(id, 'sharp')] } };
      const sealed = sealFile(ring, { id, date: calendar.dateAt(now) }, next);
      const ports = { requests, clock: { now: () => now }, calendarOf: async () => calendar };
      const command = { step: 'resubmit', replaced: [part] } as const;
      const key = `correct-${now}`;
      await takeStep(ports, { id, key, command, file: { sealed }, causationId: `correction-${id}` });
    },

    /** Whether everything that waits for it is planned. */
    isPlanned: async ({ id }: Pick<Placed, 'id'>): Promise<boolean> => {
      const request = await requests.read(id);
      const wanted = request ? deadlinesOf(request, calendar, office.documents) : [];
      const found = wanted.map(({ name }) =>
        scheduler.send(new GetScheduleCommand({ Name: name, GroupName: names.schedules })),
      );
      return Promise.all(found).then(
        (all) => all.length > 0,
        () => false,
      );
    },

    read: async ({ id }: Pick<Placed, 'id'>): Promise<Request | undefined> => requests.read(id),
  };
}

const spoken = z.looseObject({ code: z.optional(z.string()) });

/** Somebody at the counter, signed in: asks the routes of the office. */
export async function officer(world: Pick<World, 'url'>, group: string) {
  const { token } = await signIn(world, group);
  const call = async (method: string, path: string, body?: unknown, key: string = randomUUID()) => {
    const answer = await fetch(`${world.url}/api/documents/offices/disdukcapil${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const said: unknown = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, body: said, code: spoken.parse(said).code, text };
  };
  return {
    call,
    look: (id: string, body: unknown = { why: 'verifying' }) => call('POST', `/requests/${id}/look`, body),
    step: (id: string, body: unknown, key?: string) => call('POST', `/requests/${id}/steps`, body, key),
  };
}

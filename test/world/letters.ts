import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import belawan from '#infra/regions/medan-belawan.ts';
import { type RequestFile, sealFile } from '#services/documents/domain/file.ts';
import type { Letter } from '#services/documents/domain/letters/register.ts';
import { trackingCodeOf } from '#services/documents/domain/tracking.ts';
import { submit } from '#services/documents/domain/workflow.ts';
import { createLetterDesk } from '#services/documents/letter-desk.ts';
import { type IssueWish, issueLetter } from '#services/documents/operations/letters/issue-letter.ts';
import { voidIssuedLetter } from '#services/documents/operations/letters/void-letter.ts';
import { createRegisterStore } from '#services/documents/store/register-store.ts';
import { createRequestStore } from '#services/documents/store/request-store.ts';
import { sampleForm } from '#services/documents/testing/letter-samples.ts';
import { occasion, sampleWish } from '#services/documents/testing/letter-world.ts';
import { sampleCalendar } from '#services/documents/testing/samples.ts';
import { bearerKeyOf } from '#shared/identity/bearer-key.ts';
import { branded } from '#shared/identity/brand.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { systemClock } from '#shared/time/clock.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { settingsOf } from '../faults/city/inside.ts';
import type { World } from './world.ts';

const office = 'kecamatan';
const today = (): string => localDateAt(Date.now(), belawan.timezone);
const nameOf = (logicalId: string) => `medan-belawan-documents-${logicalId}`;

/** Medan Belawan's register, past the functions: requests are put and their letters issued in the tables of the world. */
export function letterOffice(world: Pick<World, 'gateway'>) {
  const settings = settingsOf(world);
  const place = {
    client: DynamoDBDocumentClient.from(new DynamoDBClient(settings)),
    table: nameOf('TableCD117FA1'),
    region: belawan.id,
  };
  const requests = createRequestStore(place);
  const keys = keyRingOf(new SecretsManagerClient(settings), nameOf('Keys4E30B592'));
  const registers = createRegisterStore(place);
  const desk = createLetterDesk({ region: belawan, keys, registers, clock: systemClock });
  /** A request for a letter of domicile, handed in; its id. */
  const submitted = async (form: IssueWish['form'] = sampleForm): Promise<string> => {
    const id = randomBytes(8).toString('base64url');
    const now = Date.now();
    const { request, events } = submit(
      {
        id,
        office,
        service: 'SK-DOMISILI',
        terms: { catalogue: '2026-11-21', visit: false, secondEyes: false, warnDays: 7, expireDays: 30 },
        tag: branded<'Tag'>(randomUUID()),
        priority: false,
        correlationId: randomUUID(),
        key: 'submit',
        parts: ['ktp'],
        days: 2,
      },
      { now, calendar: sampleCalendar },
    );
    const file: RequestFile = {
      person: { nik: nik.parse('1271085708900001'), name: personName.parse('Siti Nurhaliza Br. Ginting') },
      language: 'id',
      form: z.record(z.string(), z.string()).parse(form),
      files: {},
      submitted: 'none',
    };
    const sealed = sealFile(await keys(), { id, date: today() }, file);
    await requests.submit(
      { request, events, now, causationId: occasion.correlationId },
      { sealed },
      trackingCodeOf(await keys(), id),
    );
    return id;
  };
  return {
    submitted,
    /** A request whose letter was issued. */
    issue: async (): Promise<Letter> => {
      const id = await submitted();
      const answer = await issueLetter(await desk.letters(), { ...sampleWish(id), office });
      if (!('letter' in answer)) throw new Error(`No letter but ${JSON.stringify(answer)}`);
      return answer.letter;
    },
    /** The citizen's key of a request. */
    keyOf: async (request: string) => bearerKeyOf(await keys(), request, today()),
    /** The number of a request's letter in its register. */
    sequenceOf: async (request: string) => (await registers.readLetter(request))?.sequence,
    /** Takes a letter back because of a mistake. */
    takeBack: async ({ id }: Letter): Promise<void> => {
      await voidIssuedLetter(await desk.letters(), { ...occasion, id, reason: 'mistake' });
    },
  };
}

/** The proof with one bit of it turned over: of its statement, or of its signature. */
export function bent(proof: string, where: 'statement' | 'signature'): string {
  const bytes = Buffer.from(proof, 'base64url');
  const at = where === 'statement' ? 30 : bytes.length - 9;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

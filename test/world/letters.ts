import { randomBytes, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import belawan from '#infra/regions/medan-belawan.ts';
import type { Letter } from '#services/documents/domain/letters/register.ts';
import { submit } from '#services/documents/domain/workflow.ts';
import { createLetterDesk } from '#services/documents/letter-desk.ts';
import { type IssueWish, issueLetter } from '#services/documents/operations/letters/issue-letter.ts';
import { voidIssuedLetter } from '#services/documents/operations/letters/void-letter.ts';
import { createRegisterStore } from '#services/documents/store/register-store.ts';
import { createRequestStore } from '#services/documents/store/request-store.ts';
import { occasion, sampleWish } from '#services/documents/testing/letter-world.ts';
import { monday, sampleCalendar } from '#services/documents/testing/samples.ts';
import { branded } from '#shared/identity/brand.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { systemClock } from '#shared/time/clock.ts';
import { settingsOf } from '../faults/city/inside.ts';
import type { World } from './world.ts';

const office = 'kecamatan';
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
  return {
    /** A request whose letter was issued. */
    issue: async (more: Partial<IssueWish> = {}): Promise<Letter> => {
      const id = randomBytes(8).toString('base64url');
      const { request, events } = submit(
        {
          id,
          office,
          service: 'SK-DOMISILI',
          terms: { catalogue: '2026-11-21', visit: false, secondEyes: false },
          tag: branded<'Tag'>(randomUUID()),
          priority: false,
          correlationId: randomUUID(),
          key: 'submit',
          parts: ['ktp'],
          days: 2,
        },
        { now: monday, calendar: sampleCalendar },
      );
      await requests.submit(
        { request, events, now: monday, causationId: occasion.correlationId },
        { sealed: 'k1.none' },
      );
      const answer = await issueLetter(await desk.letters(), sampleWish(id, { office, ...more }));
      if (!('letter' in answer)) throw new Error(`No letter but ${JSON.stringify(answer)}`);
      return answer.letter;
    },
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

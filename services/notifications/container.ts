import { randomUUID } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import { createAllowanceStore } from '#shared/allowance/table.ts';
import { createDocumentClient } from '#shared/dynamodb/client.ts';
import { keyRingOf } from '#shared/identity/key-secret.ts';
import { unseal } from '#shared/identity/seal.ts';
import { createLog } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import { createSettingRows } from '#shared/settings/setting-rows.ts';
import { systemClock } from '#shared/time/clock.ts';
import { mailBySes } from './channels/ses-mail.ts';
import { smsBySns } from './channels/sns-sms.ts';
import { dayShare } from './operations/day-share.ts';
import type { DeliverPorts } from './operations/deliver.ts';
import { createDeliveries } from './store/deliveries.ts';
import { wordingsInForce } from './templates/wording.ts';

const name = z.string().check(z.minLength(1));
const environment = z.object({ TABLE_NAME: name, KEYS_SECRET: name, MAIL_FROM: name });

/**
 * Providers are called once: the client's own repetition after a lost answer would send a second message. The time limits
 * end an attempt well before the function's own.
 */
const once = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

/** Everything that delivering needs, built once per container; throws when the environment lacks a name. */
export function createContainer(env: NodeJS.ProcessEnv, region: Region) {
  const { TABLE_NAME, KEYS_SECRET, MAIL_FROM } = environment.parse(env);
  const keys = keyRingOf(new SecretsManagerClient(), KEYS_SECRET);
  const { now } = systemClock;
  const client = createDocumentClient({ waits: 'nobody' });
  const log = createLog('notifications', now);
  const wordings = rememberSettings({
    rows: createSettingRows({ client, table: TABLE_NAME }),
    compose: wordingsInForce,
    clock: systemClock,
    random: Math.random,
    log,
  });
  const allowances = createAllowanceStore({ client, table: TABLE_NAME });
  const ports: Omit<DeliverPorts, 'unseal' | 'allowed'> = {
    deliveries: createDeliveries(client, TABLE_NAME),
    sms: smsBySns(new SNSClient(once)),
    mail: mailBySes(new SESv2Client(once), MAIL_FROM),
    wordings: wordings.inForce,
    reportExtortion: region.reportExtortion,
    log,
    now,
    newId: randomUUID,
  };
  return {
    log: ports.log,
    /** The ports, with the keys loaded. */
    ports: async (): Promise<DeliverPorts> => {
      const ring = await keys();
      return {
        ...ports,
        unseal: (context, sealed) => unseal(ring, context, sealed),
        allowed: dayShare({ ring, allowances, region, now }),
      };
    },
  };
}

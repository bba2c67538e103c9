import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createOriginCheck, type OriginCheck } from './origin.ts';

/** The check against the secret of a region, which starts to load with the container. */
export const originCheckOf = (
  client: SecretsManagerClient,
  secretId: string,
  now: () => number,
): OriginCheck =>
  createOriginCheck({
    now,
    read: async () => {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
      return SecretString;
    },
  });

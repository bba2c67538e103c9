import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type KeyRing, readKeyRing } from './key-ring.ts';

/** Loads a key secret on first use and keeps it for the life of the container; a failed load is tried again by the next call. */
export const keyRingOf = (client: SecretsManagerClient, secretId: string): (() => Promise<KeyRing>) => {
  let loading: Promise<KeyRing> | undefined;
  const load = async (): Promise<KeyRing> => {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return readKeyRing(SecretString);
  };
  return () => {
    loading ??= load().catch((fault) => {
      loading = undefined;
      throw fault;
    });
    return loading;
  };
};

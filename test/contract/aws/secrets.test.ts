import { randomUUID } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlace, type Place } from './place.ts';

// AWS: Secrets: versions and their stages <https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html>
// AWS: Secrets: values that a template has made <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html>

let place: Place;
let SecretId: string;

beforeAll(async () => {
  place = await openPlace('contract-secrets', {
    Resources: {
      Keys: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: {
          GenerateSecretString: {
            SecretStringTemplate: '{"epochs":{"2000-01-01":"k1"}}',
            GenerateStringKey: 'k1',
            PasswordLength: 64,
            ExcludePunctuation: true,
          },
        },
      },
    },
    Outputs: { Keys: { Value: { Ref: 'Keys' } } },
  });
  SecretId = place.output('Keys');
});
afterAll(() => place?.stop());

const get = (more: object = {}) => place.secrets.send(new GetSecretValueCommand({ SecretId, ...more }));

test('a secret is generated as its template says and found by ARN, by name and by ARN without its ending', async () => {
  const { SecretString, ARN = '', Name, VersionStages } = await get();

  expect(JSON.parse(SecretString ?? '')).toEqual({
    epochs: { '2000-01-01': 'k1' },
    k1: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
  });
  expect(ARN).toMatch(/^arn:aws:secretsmanager:[\w-]+:\d{12}:secret:.+-[A-Za-z0-9]{6}$/);
  expect(VersionStages).toEqual(['AWSCURRENT']);
  expect((await get({ SecretId: Name })).SecretString).toBe(SecretString);
  expect((await get({ SecretId: ARN.slice(0, -7) })).SecretString).toBe(SecretString);
});

test('a new value becomes current, the old one previous, the one before that loses its name', async () => {
  const { SecretString: first } = await get();

  const { VersionId } = await place.secrets.send(
    new PutSecretValueCommand({ SecretId, SecretString: 'two' }),
  );
  expect(await get()).toMatchObject({ SecretString: 'two', VersionId });
  expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: first });

  await place.secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'three' }));
  expect(await get({ VersionStage: 'AWSPREVIOUS' })).toMatchObject({ SecretString: 'two', VersionId });
  const { VersionIdsToStages = {} } = await place.secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(Object.values(VersionIdsToStages).flat().sort()).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
});

test('a repeated request is the same version; the same token with another value is refused', async () => {
  const ClientRequestToken = randomUUID();
  const put = (SecretString: string) =>
    place.secrets.send(new PutSecretValueCommand({ SecretId, SecretString, ClientRequestToken }));

  expect((await put('same')).VersionId).toBe(ClientRequestToken);
  expect((await put('same')).VersionId).toBe(ClientRequestToken);
  await expect(put('other')).rejects.toMatchObject({ name: 'ResourceExistsException' });
});

test('a secret that does not exist is not found', async () => {
  await expect(get({ SecretId: 'no-such-secret' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  await expect(get({ VersionId: randomUUID() })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { secrets } from '../secrets/backend.ts';
import { generateSecret, generation } from '../secrets/generate.ts';

export const secretsManagerSecret = hosted({
  type: 'AWS::SecretsManager::Secret',
  properties: z.strictObject({
    Name: z.optional(z.string()),
    SecretString: z.optional(z.string()),
    GenerateSecretString: z.optional(generation),
  }),
  noLocalEffect: {
    Description: 'Nobody lists secrets on one machine.',
    KmsKeyId: 'The data folder is as private as the disk that it lies on.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: ({ properties, physicalName }, host) => {
    const { partition, region, accountId } = host.aws;
    const name = properties.Name ?? physicalName;
    const ending = randomBytes(9)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, '')
      .padEnd(6, 'x')
      .slice(0, 6);
    const { GenerateSecretString: wanted, SecretString: given = '' } = properties;
    const { arn } = secrets(host).ensure(name, {
      arn: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}-${ending}`,
      make: () => (wanted ? generateSecret(wanted) : given),
      now: host.now(),
    });
    return { ref: arn, attributes: { Id: arn } };
  },
});

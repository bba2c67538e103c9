import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AwsError, type Call } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { Secrets } from './secrets.ts';

const named = z.object({ SecretId: z.string() });
const get = z.object({
  SecretId: z.string(),
  VersionId: z.optional(z.string()),
  VersionStage: z.optional(z.string()),
});
const put = z.object({
  SecretId: z.string(),
  SecretString: z.string(),
  ClientRequestToken: z.optional(z.string()),
});

/** Secrets Manager, registered with the gateway once. */
export const secrets = part((host: Host) => {
  const all = new Secrets(database(host));
  const operations: Readonly<Record<string, (input: Call['input']) => object>> = {
    GetSecretValue: (input) => {
      const { SecretId, VersionId, VersionStage } = parse(get, input);
      const secret = all.find(SecretId);
      const version = all.version(secret, { id: VersionId, stage: VersionStage });
      return {
        ARN: secret.arn,
        Name: secret.name,
        VersionId: version.id,
        SecretString: version.value,
        VersionStages: version.stages,
        CreatedDate: version.createdAt / 1000,
      };
    },
    PutSecretValue: (input) => {
      const { SecretId, SecretString, ClientRequestToken = randomUUID() } = parse(put, input);
      const secret = all.find(SecretId);
      const version = all.put(secret, { id: ClientRequestToken, value: SecretString, now: host.now() });
      return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
    },
    DescribeSecret: (input) => {
      const secret = all.find(parse(named, input).SecretId);
      const labelled = all.versions(secret).filter(({ stages }) => stages.length > 0);
      return {
        ARN: secret.arn,
        Name: secret.name,
        CreatedDate: secret.createdAt / 1000,
        VersionIdsToStages: Object.fromEntries(labelled.map(({ id, stages }) => [id, stages])),
      };
    },
  };
  host.gateway.register({
    service: 'secretsmanager',
    protocol: 'json',
    answer: ({ action, input }) => {
      const operation = operations[action];
      if (!operation)
        throw new AwsError('InvalidRequestException', `${action} is not hosted on one machine.`);
      return { body: operation(input) };
    },
  });
  return all;
});

function parse<S extends z.core.$ZodType>(schema: S, input: unknown): z.output<S> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AwsError('InvalidParameterException', `${issue?.path.join('.')}: ${issue?.message}`);
}

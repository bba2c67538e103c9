import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { build } from 'esbuild';
import { type RunningHost, startHost } from '../../../local-aws/start-host.ts';
import { writeAssembly } from '../../../local-aws/testing/write-assembly.ts';

export interface Template {
  readonly Resources: Readonly<Record<string, object>>;
  /** Name → what the test calls it by: `{ Ref }` or `{ 'Fn::GetAtt': [id, name] }`. */
  readonly Outputs: Readonly<
    Record<
      string,
      { readonly Value: { readonly Ref: string } | { readonly 'Fn::GetAtt': readonly [string, string] } }
    >
  >;
}

type Clients = ReturnType<typeof clients>;

/** Where a contract is tried: the local host, or a stack in AWS. */
export interface Place extends Clients {
  /** Clients that act as a role, which in AWS must trust the account. */
  as(roleArn: string): Promise<Clients>;
  output(name: string): string;
  /** The local host, for what AWS has no call for; undefined in AWS. */
  readonly local: RunningHost | undefined;
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/**
 * Hosts a template. With CONTRACT_OUTPUTS=outputs.json (as `cdk deploy --outputs-file` writes them) the tests go to the stack
 * `<name>` in AWS instead, with the credentials and region of the environment.
 */
export async function openPlace(
  name: string,
  template: Template,
  entries?: Readonly<Record<string, string>>,
): Promise<Place> {
  const deployed = process.env['CONTRACT_OUTPUTS'];
  if (deployed) {
    const outputs: Record<string, Record<string, string>> = JSON.parse(readFileSync(deployed, 'utf8'));
    return {
      ...clients({}),
      as: async (RoleArn) => {
        const { Credentials } = await new STSClient().send(
          new AssumeRoleCommand({ RoleArn, RoleSessionName: 'contract' }),
        );
        return clients({
          credentials: {
            accessKeyId: Credentials?.AccessKeyId ?? '',
            secretAccessKey: Credentials?.SecretAccessKey ?? '',
            sessionToken: Credentials?.SessionToken ?? '',
          },
        });
      },
      output: (output) => outputs[name]?.[output] ?? missing(output),
      local: undefined,
      lines: [],
      stop: async () => {},
    };
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'contract-'));
  const assembly = await assemblyOf(name, template, entries);
  const lines: string[] = [];
  const local = await startHost({
    assembly,
    dataFolder,
    port: 0,
    report: (source, line) => lines.push(`${source}: ${line}`),
  });
  return {
    ...clients({ ...here(local), credentials: local.credentials() }),
    as: async (roleArn) => clients({ ...here(local), credentials: local.credentials(roleArn) }),
    output: (output) => localOutput(local, { name, template, output }),
    local,
    lines,
    stop: async () => {
      await local.stop();
      rmSync(dataFolder, { recursive: true, force: true });
      rmSync(assembly, { recursive: true, force: true });
    },
  };
}

/** Writes the template with each entry file as an asset of its name, bundled; gives the folder. */
export async function assemblyOf(
  name: string,
  template: Template,
  entries: Readonly<Record<string, string>> = { recorder: join(import.meta.dirname, 'recorder.ts') },
): Promise<string> {
  const assets = Object.entries(entries).map(
    async ([asset, entry]): Promise<[string, { 'index.js': string }]> => {
      const bundle = await build({
        entryPoints: [entry],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        write: false,
      });
      return [asset, { 'index.js': bundle.outputFiles[0]?.text ?? '' }];
    },
  );
  return writeAssembly({
    stacks: { [name]: template },
    assets: Object.fromEntries(await Promise.all(assets)),
  });
}

const here = ({ gatewayUrl }: RunningHost) => ({ endpoint: gatewayUrl, region: 'ap-southeast-3' });

function clients(settings: {
  endpoint?: string;
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}) {
  return {
    sqs: new SQSClient(settings),
    events: new EventBridgeClient(settings),
    dynamodb: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    secrets: new SecretsManagerClient(settings),
    s3: new S3Client(settings),
    scheduler: new SchedulerClient(settings),
    sns: new SNSClient(settings),
    ses: new SESv2Client(settings),
  };
}

function localOutput(
  local: RunningHost,
  { name, template, output }: { name: string; template: Template; output: string },
): string {
  const value = template.Outputs[output]?.Value ?? missing(output);
  if ('Ref' in value) return local.resource(name, value.Ref)?.ref ?? missing(output);
  const [id, attribute] = value['Fn::GetAtt'];
  return local.resource(name, id)?.attributes?.[attribute] ?? missing(output);
}

function missing(output: string): never {
  throw new Error(`There is no output ${output}`);
}

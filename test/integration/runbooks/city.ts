import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { type RunningHost, startHost } from '../../../local-aws/start-host.ts';

/** A host that operators work on with the commands of the runbooks; its assembly may be another after a restart, as after a deployment. */
export interface City {
  readonly url: string;
  readonly gateway: { readonly url: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly said: readonly string[];
  invoke: RunningHost['invoke'];
  setClock(setting: string): void;
  /** ARN of the secret whose logical id begins so. */
  secret(stack: string, begins: string): string;
  /** Changes a secret, given what it holds. */
  change(secret: string, next: (held: string) => string): Promise<string>;
  deploy(settings: { readonly edits: readonly Edit[]; readonly clock?: string }): Promise<void>;
  /** Runs `npm run <tool>` with the credentials and the address of this host; `input` is what somebody would type. */
  run(
    tool: string,
    args: readonly string[],
    settings?: { readonly env?: Readonly<Record<string, string>>; readonly input?: string },
  ): Promise<{ readonly code: number; readonly said: string }>;
  messages(phone: string): Promise<readonly string[]>;
  end(): Promise<void>;
}

/** A text of the templates, and what stands in its place. */
export type Edit = readonly [string, string];

const root = join(import.meta.dirname, '../../..');
const outgoing = z.array(z.object({ recipient: z.string(), text: z.string() }));

/** Starts a host on a copy of an assembly with these edits. */
export async function startCity(source: string, first: readonly Edit[]): Promise<City> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-runbooks-'));
  const assembly = join(folder, 'assembly');
  const said: string[] = [];
  const write = (edits: readonly Edit[]) => {
    cpSync(source, assembly, { recursive: true });
    for (const file of globSync('**/*.template.json', { cwd: assembly })) {
      const path = join(assembly, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        edits.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
      );
    }
  };
  const start = (clock?: string) =>
    startHost({
      assembly,
      dataFolder: join(folder, 'data'),
      port: 0,
      report: (_, line) => said.push(line),
      ...(clock === undefined ? {} : { clock }),
    });
  write(first);
  let host = await start();
  const gateway = () => ({ url: host.gatewayUrl, ...host.credentials() });
  const url = () => host.url.replace('localhost', '127.0.0.1');

  return {
    get url() {
      return url();
    },
    get gateway() {
      return gateway();
    },
    said,
    invoke: (name, event) => {
      const found = host.functions().find((each) => each.name.includes(name));
      return host.invoke(found?.name ?? name, event);
    },
    setClock: (setting) => host.setClock(setting),
    secret: (stack, begins) => {
      const { Resources = {} } = host.assembly.stacks.find(({ name }) => name === stack)?.template ?? {};
      const id = Object.keys(Resources).find(
        (each) => each.startsWith(begins) && Resources[each]?.Type === 'AWS::SecretsManager::Secret',
      );
      return host.resource(stack, id ?? '')?.ref ?? '';
    },
    change: async (SecretId, next) => {
      const { url: endpoint, ...credentials } = gateway();
      const client = new SecretsManagerClient({ endpoint, region: 'ap-southeast-3', credentials });
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
      await client.send(new PutSecretValueCommand({ SecretId, SecretString: next(SecretString) }));
      return SecretString;
    },
    deploy: async ({ edits, clock }) => {
      await host.stop();
      write(edits);
      host = await start(clock);
    },
    run: (tool, args, { env = {}, input = '' } = {}) => {
      const { promise, resolve } = Promise.withResolvers<{ code: number; said: string }>();
      const { url: endpoint, accessKeyId, secretAccessKey } = gateway();
      const script = z
        .object({ scripts: z.record(z.string(), z.string()) })
        .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts[tool];
      const child = execFile(
        process.execPath,
        [join(root, script?.replace(/^node /, '') ?? tool), ...args],
        {
          env: {
            ...{ PATH: process.env['PATH'], AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'ap-southeast-3' },
            ...{ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
            ...env,
          },
        },
        (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
      );
      child.stdin?.end(input);
      return promise;
    },
    messages: async (phone) => {
      const all = outgoing.parse(await (await fetch(`${url()}/_local/messages/data`)).json());
      return all.filter(({ recipient }) => recipient === phone).map(({ text }) => text);
    },
    end: async () => {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

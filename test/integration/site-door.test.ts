import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { originHeader } from '#shared/http/origin.ts';
import { type RunningHost, startHost } from '../../local-aws/start-host.ts';

// Service APIs can be called past CloudFront, firewall and cache rules: they answer only who shows the origin secret.

const dataFolder = mkdtempSync(join(tmpdir(), 'balai-door-'));
const said: string[] = [];
let host: RunningHost;
beforeAll(async () => {
  host = await startHost({
    assembly: join(inject('assemblies'), 'race', 'assembly'),
    dataFolder,
    port: 0,
    report: (_, line) => said.push(line),
  });
});
afterAll(async () => {
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const idOf = (stack: string, type: string): string => {
  const template = host.assembly.stacks.find(({ name }) => name === stack)?.template;
  const found = Object.entries(template?.Resources ?? {}).find(
    ([id, { Type }]) => Type === type && (type !== 'AWS::SecretsManager::Secret' || id.startsWith('Origin')),
  );
  if (found === undefined) throw new Error(`${stack} has no ${type}.`);
  return found[0];
};
const path = '/api/queue/offices';
const answered = z.object({ status: z.number(), type: z.string(), code: z.optional(z.string()) });

/** Asks the API by its own name, as a stranger would who found it; `value` is what they show. */
function askDirectly(value?: string): Promise<z.infer<typeof answered>> {
  const api = host.resource('race-queue', idOf('race-queue', 'AWS::ApiGatewayV2::Api'));
  const name = new URL(api?.attributes?.['ApiEndpoint'] ?? '').hostname;
  const { promise, resolve, reject } = Promise.withResolvers<z.infer<typeof answered>>();
  const url = new URL(path, host.url.replace('localhost', '127.0.0.1'));
  request(
    url,
    { agent: false, headers: { host: name, ...(value && { [originHeader]: value }) } },
    (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => {
        const { code } = z.object({ code: z.optional(z.string()) }).parse(JSON.parse(text));
        const type = String(answer.headers['content-type']);
        resolve(answered.parse({ status: answer.statusCode, type, ...(code && { code }) }));
      });
    },
  )
    .on('error', reject)
    .end();
  return promise;
}

const shut = { status: 403, type: 'application/problem+json', code: 'wrong-door' };
const throughSite = async () => (await fetch(`${host.url.replace('localhost', '127.0.0.1')}${path}`)).status;

test('through the site everybody is answered, past it nobody', async () => {
  expect(await throughSite()).toBe(200);
  expect(await askDirectly()).toEqual(shut);
  expect(await askDirectly('guessed'.repeat(8))).toEqual(shut);
});

test('what a viewer sends under the header’s name does not replace what the site proves', async () => {
  const { status } = await fetch(`${host.url.replace('localhost', '127.0.0.1')}${path}`, {
    headers: { [originHeader]: 'guessed'.repeat(8) },
  });

  expect(status).toBe(200);
});

test('while a secret is rotated both values open, and the site refuses nobody', async () => {
  const secrets = new SecretsManagerClient({
    endpoint: host.gatewayUrl,
    region: 'ap-southeast-3',
    credentials: host.credentials(),
  });
  const SecretId = host.resource('race-platform', idOf('race-platform', 'AWS::SecretsManager::Secret'))?.ref;
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const next = 'next-value'.repeat(6);
  await secrets.send(
    new PutSecretValueCommand({
      SecretId,
      SecretString: JSON.stringify({
        ...z.record(z.string(), z.string()).parse(JSON.parse(SecretString)),
        v2: next,
      }),
    }),
  );
  host.setClock('+1m'); // a container asks again after ten seconds at the earliest

  expect(await askDirectly(next)).toMatchObject({ status: 200 });
  expect(await throughSite()).toBe(200);
  expect(said.filter((line) => line.includes(next))).toEqual([]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type HostSettings, type RunningHost, startHost } from '../../../local-aws/start-host.ts';
import { type AssemblyContent, writeAssembly } from '../../../local-aws/testing/write-assembly.ts';

const running: RunningHost[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  folders.push(folder);
  return folder;
}

/** A host of hand-made templates, stopped after the test. */
export async function hostOf(
  content: AssemblyContent,
  settings: Partial<HostSettings> = {},
): Promise<RunningHost> {
  const assembly = writeAssembly(content);
  folders.push(assembly);
  const host = await startHost({ assembly, dataFolder: temporaryFolder(), port: 0, ...settings });
  running.push(host);
  return host;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** `fetch` may neither name the host nor leave a body compressed. */
export function ask(
  host: RunningHost,
  path: string,
  { method = 'GET', headers = {}, body }: Asking = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const url = new URL(path, host.url.replace('localhost', '127.0.0.1'));
  const sent = request(url, { method, headers, agent: false }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const whole = Buffer.concat(chunks);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: whole,
        text: whole.toString(),
      });
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

/** Asks an HTTP API under its own host name. */
export function askApi(host: RunningHost, path: string, asking: Asking = {}, stack = 's'): Promise<Answer> {
  const endpoint = host.resource(stack, 'Api')?.attributes?.['ApiEndpoint'] ?? '';
  return ask(host, path, { ...asking, headers: { ...asking.headers, host: new URL(endpoint).hostname } });
}

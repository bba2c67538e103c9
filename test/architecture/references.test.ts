import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { routes as documentsRoutes } from '#services/documents/contract.ts';
import { documentsDocument } from '#services/documents/reference/document.ts';
import { routes as notificationsRoutes } from '#services/notifications/contract.ts';
import { notificationsDocument } from '#services/notifications/reference/document.ts';
import { routes as queueRoutes } from '#services/queue/contract.ts';
import { queueDocument } from '#services/queue/reference/document.ts';

const root = join(import.meta.dirname, '../..');
const services = [
  { name: 'queue', routes: queueRoutes, document: queueDocument },
  { name: 'documents', routes: documentsRoutes, document: documentsDocument },
  { name: 'notifications', routes: notificationsRoutes, document: notificationsDocument },
];
const fileOf = (service: string) => `docs/reference/${service}.openapi.json`;

test('every service with a contract has a reference, and no other', () => {
  const contracts = readdirSync(join(root, 'services')).filter((name) =>
    readdirSync(join(root, 'services', name)).includes('contract.ts'),
  );
  const written = readdirSync(join(root, 'docs/reference')).filter((name) => name.endsWith('.openapi.json'));

  expect(services.map(({ name }) => name).sort()).toEqual(contracts.sort());
  expect(written.sort()).toEqual(contracts.map((name) => `${name}.openapi.json`));
});

describe.each(services)('the reference of $name', ({ name, routes, document }) => {
  test('is the one that the contract makes (npm run reference)', () => {
    const written: unknown = JSON.parse(readFileSync(join(root, fileOf(name)), 'utf8'));

    expect(written).toEqual(JSON.parse(JSON.stringify(document())));
  });

  test('names every route of the contract', () => {
    const operations = Object.values(document().paths ?? {}).flatMap((path) => Object.keys(path));

    expect(operations).toHaveLength(Object.keys(routes).length);
  });

  test('has nothing that redocly warns of', { timeout: 60_000 }, async () => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

    const lint = promisify(execFile)(
      join(root, 'node_modules/.bin/redocly'),
      ['lint', fileOf(name), '--config', 'shared/http/reference/redocly.yaml', '--format=json'],
      { cwd: root, env },
    );

    const { stdout } = await lint.catch((fault: { stdout: string }) => fault);
    expect(JSON.parse(stdout).problems).toEqual([]);
  });
});

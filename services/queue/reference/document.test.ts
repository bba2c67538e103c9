import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { routes } from '../contract.ts';
import { queueDocument } from './document.ts';

const root = join(import.meta.dirname, '../../..');
const file = 'docs/reference/queue.openapi.json';

test('the OpenAPI document is the one that the contract makes (npm run reference)', () => {
  const written: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'));

  expect(written).toEqual(JSON.parse(JSON.stringify(queueDocument())));
});

test('every route of the contract stands in it', () => {
  const { paths = {} } = queueDocument();

  const operations = Object.values(paths).flatMap((path) => Object.keys(path));

  expect(operations).toHaveLength(Object.keys(routes).length);
});

test('redocly finds nothing to warn of', { timeout: 60_000 }, async () => {
  const settings = {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  };

  const lint = promisify(execFile)(
    join(root, 'node_modules/.bin/redocly'),
    ['lint', file, '--config', 'services/queue/reference/redocly.yaml', '--format=json'],
    settings,
  );

  const { stdout } = await lint.catch((fault: { stdout: string }) => fault);
  expect(JSON.parse(stdout).problems).toEqual([]);
});

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = (name: string) => readFileSync(join(docs, name), 'utf8');
const source = (path: string) => readFileSync(join(docs, '..', path), 'utf8');

describe('docs/security.md', () => {
  const rows = page('security.md').split(/^## /m).slice(1);
  const tests = [...page('security.md').matchAll(/^- \[(.+)\]\((.+\.test\.ts)\)$/gm)];

  test('walks all ten rows of the list, each with a test that shows it', () => {
    const numbers = rows.map((row) => /^API(\d+) /.exec(row)?.[1]);

    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(rows.filter((row) => !/^- \[.+\.test\.ts\)$/m.test(row))).toEqual([]);
  });

  test('names only tests that exist', () => {
    const missing = tests.filter(([, title = '', path = '']) => {
      const file = join(docs, path);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
    });

    expect(tests.length).toBeGreaterThan(40);
    expect(missing.map(([line]) => line)).toEqual([]);
  });

  test('names only files of the queue that exist where it says what bounds a request', () => {
    const named = [...page('security.md').matchAll(/`((?:operations|domain)\/[\w-]+\.ts)`/g)];

    expect(named.length).toBeGreaterThan(4);
    expect(
      named.map(([, path = '']) => path).filter((path) => !existsSync(join(docs, '../services/queue', path))),
    ).toEqual([]);
  });
});

describe('docs/dpia.md', () => {
  const assessment = page('dpia.md');

  test('tells of every kind of row that a service keeps', () => {
    const keys = [
      'services/queue/store/keys.ts',
      'services/notifications/store/keys.ts',
      'services/documents/store/keys.ts',
      'services/documents/store/letter-keys.ts',
      'shared/allowance/table.ts',
      'shared/settings/setting-row.ts',
    ];
    const kinds = keys.flatMap((path) =>
      [...source(path).matchAll(/(?:pk: |Prefix = |=> )[`']([A-Z]+)#/g)].map(([, kind = '']) => kind),
    );

    expect(new Set(kinds).size).toBeGreaterThan(5);
    expect([...new Set(kinds)].filter((kind) => !assessment.includes(`\`${kind}#`))).toEqual([]);
  });

  test('tells the periods that the region’s file sets', () => {
    const told = [...assessment.matchAll(/`queue\.(\w+)` = (\d+)/g)].map(([, name, days]) => [
      name,
      Number(days),
    ]);
    const { retentionDays, sheetRetentionDays, horizonDays } = tanjungbalai.queue;

    expect(told).toEqual([
      ['retentionDays', retentionDays],
      ['sheetRetentionDays', sheetRetentionDays],
    ]);
    expect(assessment).toContain(`| ${retentionDays + horizonDays} days |`);
  });
});

test('the pages about security lead to pages that exist', () => {
  const pages = ['security.md', 'threat-model.md', 'dpia.md', 'panduan/data-pribadi.md', '../SECURITY.md'];
  const broken = pages.flatMap((name) =>
    [...page(name).matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target) && !existsSync(join(docs, dirname(name), target)))
      .map((target) => `${name} → ${target}`),
  );

  expect(broken).toEqual([]);
});

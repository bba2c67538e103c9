import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

interface Claim {
  readonly area: string;
  readonly behaviour: string;
  readonly page: string;
  readonly file: string;
}

/** In a test: `// AWS: <area>: <behaviour> <<page>>`. */
const claim = /^\/\/ AWS: ([^:]+): (.+) <(https:\/\/[^>]+)>$/gm;

/** Tests that are asked of AWS's documentation, from the root of the project. */
const tests = [
  'test/contract/aws/*.test.ts',
  'test/infra/one-machine.test.ts',
  'test/integration/local-aws/*.test.ts',
  'local-aws/**/*.test.ts',
];

export function claims(root: string): readonly Claim[] {
  const files = tests.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(claim)].map(
      ([, area = '', behaviour = '', page = '']) => ({ area, behaviour, page, file }),
    ),
  );
}

/** What AWS documents, and the test that holds the host to it: made from the claims in the tests. */
export function conformanceTable(root: string): string {
  const rows = claims(root)
    .toSorted((a, b) => a.area.localeCompare(b.area))
    .map(({ area, behaviour, page, file }) => {
      const title = page.replace(/^https:\/\/(docs\.)?aws\.amazon\.com\//, '').replace(/\.html$/, '');
      return `| ${area} | ${behaviour} | [${file.split('/').at(-1)}](${relative('local-aws', file)}) | [${title}](${page}) |`;
    });
  return [
    '# Held to what AWS documents',
    '',
    'Made from the lines `// AWS:` in the tests (`npx vitest run --project unit local-aws/testing -u`). The tests of `test/contract/aws/` go',
    'through SDK clients and can be sent to AWS itself (README: in tests); the others look at one part of the host. What is not hosted',
    'stops the start: [the resource types](resources/README.md), [where the host differs](README.md#where-it-differs-from-aws).',
    '',
    '| area | behaviour | test | page |',
    '| ---- | --------- | ---- | ---- |',
    ...rows,
    '',
  ].join('\n');
}

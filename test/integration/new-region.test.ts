import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// In a copy of the repository: a region that a test made must not be seen by the others.
const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'balai-new-region-test-'));
beforeAll(() => {
  for (const part of [
    'docs/reference',
    'infra',
    'operator',
    'services',
    'shared',
    'web',
    '.gitignore',
    'biome.json',
  ]) {
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules)$/.test(path),
    });
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const newRegion = (...options: string[]) =>
  spawnSync(process.execPath, ['operator/new-region/new-region.ts', ...options], {
    cwd: copy,
    encoding: 'utf8',
    input: '',
  });
const written = (name: string) => join(copy, 'infra/regions', `${name}.ts`);

test('a sub-district of the data needs nothing but its name', { timeout: 180_000 }, () => {
  const { status, stdout, stderr } = newRegion('medan-labuhan', '--yes');

  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('npm start -- --region medan-labuhan');
  expect(readFileSync(written('medan-labuhan'), 'utf8')).toMatchInlineSnapshot(`
    "import { subdistrictOffice } from './defaults/subdistrict-office.ts';

    // What is marked DEFAULT, here and in defaults/, waits for the office's word.
    export default subdistrictOffice({
      id: 'medan-labuhan',
      code: '12.71.13',
      origin: 'https://antrean.medan-labuhan.go.id', // DEFAULT
      mailFrom: 'antrean@medan-labuhan.go.id', // DEFAULT
      address: 'Medan Labuhan', // DEFAULT
      brand: { primary: '#7a3e12', dark: '#512708', accent: '#ffc14d' }, // DEFAULT
    });
    "
  `);
});

test('a city outside the data is given its code, name and zone', { timeout: 180_000 }, () => {
  const { status, stderr } = newRegion(
    ...['makassar', '--yes', '--area', '73.71', '--title', 'Kota Makassar', '--timezone', 'WITA'],
    ...['--host', 'antrean.makassarkota.go.id', '--languages', 'id', '--colours', '#8a1c1c,#5c1010,#ffd166'],
  );

  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(readFileSync(written('makassar'), 'utf8')).toMatchInlineSnapshot(`
    "import { registryOffice } from './defaults/registry-office.ts';

    // What is marked DEFAULT, here and in defaults/, waits for the office's word.
    export default registryOffice({
      id: 'makassar',
      code: '73.71',
      name: 'Kota Makassar',
      timezone: 'Asia/Makassar',
      languages: ['id'],
      origin: 'https://antrean.makassarkota.go.id',
      mailFrom: 'antrean@makassarkota.go.id', // DEFAULT
      address: 'Kota Makassar', // DEFAULT
      brand: { primary: '#8a1c1c', dark: '#5c1010', accent: '#ffd166' },
    });
    "
  `);
});

test.each<[string, string[], RegExp]>([
  ['no name', ['--yes'], /^Tulis nama satu wilayah baru\.\n\nnpm run new-region/],
  ['a region that exists', ['sibolga', '--yes'], /^infra\/regions\/sibolga\.ts sudah ada/],
  [
    'an unknown area',
    ['binjai', '--yes', '--area', 'Binjai'],
    /districts\.json tidak memuat "Binjai": tulis/,
  ],
  ['an unknown option', ['medan', '--yes', '--colour', 'red'], /^Unknown option '--colour'/],
])('%s is refused in clear words, and nothing is written', (_, options, words) => {
  const { status, stderr } = newRegion(...options);

  expect(stderr).toMatch(words);
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(1);
  for (const name of ['binjai', 'medan']) expect(existsSync(written(name))).toBe(false);
});

test('what cannot be synthesised is taken back', { timeout: 180_000 }, () => {
  const app = join(copy, 'infra/app.ts');
  const sound = readFileSync(app, 'utf8');
  writeFileSync(app, "throw new Error('The stacks cannot be made.');");

  const { status, stderr } = newRegion('medan-deli', '--yes');
  writeFileSync(app, sound);

  expect(stderr).toContain('The stacks cannot be made.');
  expect(status).toBe(1);
  expect(existsSync(written('medan-deli'))).toBe(false);
});

test('--help lists the options', () => {
  const { status, stdout } = newRegion('--help');

  expect(status).toBe(0);
  for (const option of ['area', 'kind', 'timezone', 'host', 'colours', 'yes'])
    expect(stdout).toContain(`--${option}`);
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { type Bundles, bundle } from './bundles.ts';
import { loadRegion } from './regions.ts';

const root = mkdtempSync(join(tmpdir(), 'balai-bundles-'));
const folder = join(root, 'out');
const repository = join(import.meta.dirname, '..');
const tinos = join(repository, 'node_modules/@expo-google-fonts/tinos');
const sources = {
  'services/greeting/handlers/hello.ts': `
    import catalogue from 'balai:catalogue';
    import region from 'balai:region';
    import { greet } from '../domain/greet.ts';
    export const handler = async () => ({ text: greet(region.name.id), codes: catalogue.entries.map(({ code }) => code) });`,
  'services/greeting/handlers/hello.test.ts': 'throw new Error("a test is no entry point");',
  'services/greeting/domain/greet.ts': 'export const greet = (name: string): string => "Halo, " + name;',
  'services/letters/handlers/print.ts': `
    import regular from '${join(tinos, '400Regular/Tinos_400Regular.ttf')}';
    import bold from '${join(tinos, '700Bold/Tinos_700Bold.ttf')}';
    import { printPdf } from '${join(repository, 'services/documents/letters/press.ts')}';
    const letter = {
      office: { letterhead: ['KECAMATAN'], address: 'Jalan', name: 'Kantor', notice: 'Gratis' },
      title: 'SURAT', number: '1', issued: '2026-11-27', holder: 'Siti', blocks: [], placeAndDate: 'Di sini',
      capacity: ['Camat'], signer: { name: 'Nama', lines: [] },
    };
    export const handler = async () => {
      const pdf = await printPdf(letter, { link: 'https://x.test', fonts: { regular, bold } });
      return Buffer.from(pdf).toString('latin1');
    };`,
  'services/parting/handlers/bye.ts': 'export const handler = async (): Promise<string> => "Sampai jumpa";',
};
let bundles: Bundles;

beforeAll(async () => {
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  bundles = await bundle({ region: await loadRegion('tanjungbalai'), catalogue, folder, root });
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const called = (entry: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `require('./index.js').handler().then((answer) => console.log(JSON.stringify(answer)))`],
      { cwd: join(folder, entry), encoding: 'utf8' },
    ),
  );

test('every entry of every service becomes a folder that Node loads as it is', () => {
  expect(called('parting-bye')).toBe('Sampai jumpa');
});

test('a bundle knows its region, and of the catalogue what the region offers and no more', () => {
  const answer = called('greeting-hello');

  expect(answer).toMatchObject({ text: 'Halo, Kota Tanjungbalai' });
  expect(answer).toHaveProperty('codes', expect.arrayContaining(['KTP-BARU', 'IKD']));
  expect(answer).toHaveProperty('codes', expect.not.arrayContaining(['SKTM']));
});

test('a bundle that prints letters has typefaces and colour profile inside', () => {
  const pdf = called('letters-print');

  expect(pdf).toMatch(/^%PDF-1\.7\n/);
  expect(pdf).toContain('+Tinos-Bold');
  expect(pdf).toContain('/OutputIntents');
});

test('source maps lie beside the functions, not inside them', () => {
  expect(existsSync(join(folder, 'maps/greeting-hello.js.map'))).toBe(true);
  expect(readFileSync(join(folder, 'greeting-hello/index.js'), 'utf8')).not.toContain('sourceMappingURL');
});

test('a function without an entry is named', () => {
  expect(() => bundles.code('greeting', 'wave')).toThrow(
    'A stack needs services/greeting/handlers/wave.ts, which does not exist.',
  );
  expect(() => bundles.code('greeting', 'hello.test')).toThrow('hello.test.ts');
});

test('a module of ours that no bundle has is named', async () => {
  const broken = join(root, 'services/parting/handlers/broken.ts');
  writeFileSync(broken, "import weather from 'balai:weather'; export const handler = () => weather;");

  await expect(
    bundle({ region: await loadRegion('tanjungbalai'), catalogue, folder: join(root, 'other'), root }),
  ).rejects.toThrow('There is no module balai:weather.');
});

import { expect, test } from 'vitest';
import { checkLetter } from '#shared/letter-proof/check-letter.ts';
import { localDate } from '#shared/time/local.ts';
import { printable } from '../domain/forms/read-fields.ts';
import type { PrintedLetter } from '../domain/letters/compose.ts';
import { lowIncome } from '../domain/letters/templates/low-income.ts';
import { issueLetter } from '../operations/letters/issue-letter.ts';
import { printLetter } from '../operations/letters/print-letter.ts';
import { installedFonts } from '../testing/installed-fonts.ts';
import { sampleForm, samplePoorForm } from '../testing/letter-samples.ts';
import { createLetterWorld, sampleWish } from '../testing/letter-world.ts';
import { openPdf } from '../testing/open-pdf.ts';
import { type Photograph, scan } from '../testing/scan.ts';
import { printPdf } from './press.ts';
import { MODULE_MM, qrOf } from './qr.ts';

const fonts = installedFonts();
/** Printing and reading take a second or two where other work goes on. */
const slow = { timeout: 60_000 };
const origin = 'https://antrean-belawan.medan.go.id';
const today = localDate.parse('2026-11-27');

/** Issues a letter and prints it: its PDF, and what the press was given. */
async function printed(wish: Parameters<typeof issueLetter>[1] = sampleWish('one')) {
  const world = createLetterWorld();
  await issueLetter(world.ports, wish);
  const given: { letter?: PrintedLetter; link?: string } = {};
  const press = {
    print: (letter: PrintedLetter, link: string) => {
      Object.assign(given, { letter, link });
      return printPdf(letter, { link, fonts });
    },
    sign: async (pdf: Uint8Array) => pdf,
  };
  const answer = await printLetter(world.ports, { id: wish.id, origin, press });
  if (!('pdf' in answer) || given.letter === undefined || given.link === undefined) {
    throw new Error(`Not printed: ${JSON.stringify(answer)}`);
  }
  return { ...world, pdf: answer.pdf, letter: given.letter, link: given.link };
}

const domicileLetter = await printed();
const opened = await openPdf(domicileLetter.pdf);
const [first] = opened.pages;

test('a letter of domicile says everything that it is about, on one page', () => {
  expect(opened.pages).toHaveLength(1);
  for (const fact of [
    'PEMERINTAH KOTA MEDAN',
    'KECAMATAN MEDAN BELAWAN',
    'SURAT KETERANGAN DOMISILI',
    'Nomor: 470/0001/KMB/XI/2026',
    'Siti Nurhaliza Br. Ginting',
    '1271085708900001',
    'Medan, 17 Agustus 1990',
    'Perempuan',
    'Jalan Pelabuhan Raya Nomor 45, Lingkungan VII',
    '5 Maret 2021',
    'sampai dengan 26 Mei 2027',
    'Medan Belawan, 27 November 2026',
    'Drs. Contoh Pejabat, M.Si.',
    'NIP 19700101 199503 1 001',
    'Surat ini gratis.',
  ]) {
    expect(first?.text).toContain(fact);
  }
  expect(first?.text).not.toMatch(/[{}]|undefined/);
});

test(
  'a statement of low income says for whom it is, and leaves the lines away that nobody filled in',
  slow,
  async () => {
    const { anggota: _, hubungan: __, ...alone } = samplePoorForm;
    const textOf = async (form: Readonly<Record<string, string>>) => {
      const { pdf } = await printed(sampleWish('one', { template: lowIncome, form }));
      return (await openPdf(pdf)).pages.map(({ text }) => text).join(' ');
    };

    expect(await textOf(samplePoorForm)).toMatch(/Diperlukan oleh : Muhammad Fadhil Ginting Hubungan : Anak/);
    expect(await textOf(alone)).not.toMatch(/Diperlukan oleh|Hubungan/);
  },
);

test('the file tells its title, office and day', () => {
  expect(opened.info).toMatchObject({
    Title: 'SURAT KETERANGAN DOMISILI 470/0001/KMB/XI/2026',
    Author: 'Kantor Kecamatan Medan Belawan',
    CreationDate: 'D:20261127000000Z',
  });
});

test('the same letter gives the same bytes, and another does not', slow, async () => {
  const { letter, link, pdf } = domicileLetter;
  const another = { ...letter, number: '470/0002/KMB/XI/2026' };

  expect(Buffer.compare(await printPdf(letter, { link, fonts }), pdf)).toBe(0);
  expect(Buffer.compare(await printPdf(another, { link, fonts }), pdf)).not.toBe(0);
});

test('the typeface has every letter that a form may hold', slow, async () => {
  const { letter, link } = domicileLetter;
  const letters = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code)).filter(
    (character) => printable.test(character) && character.trim() !== '',
  );
  const text = letters.join(' ');

  const { pages } = await openPdf(
    await printPdf({ ...letter, blocks: [{ kind: 'paragraph', text }] }, { link, fonts }),
  );

  const read = new Set(pages.flatMap((page) => page.text.split(' ')));
  expect(letters.length).toBeGreaterThan(400);
  expect(letters.filter((character) => !read.has(character))).toEqual([]);
});

test('names are printed with their marks', slow, async () => {
  const nama = 'Ömer Đặng Łukasz Ma’ruf';
  const { pdf } = await printed(sampleWish('one', { form: { ...sampleForm, nama } }));

  expect((await openPdf(pdf)).pages[0]?.text).toContain(nama);
});

test(
  'a letter with the longest fields stays inside its pages, and who signs is not torn off',
  slow,
  async () => {
    const long = 'Jalan Pelabuhan Raya '.repeat(9).trim();
    const form = Object.fromEntries(
      Object.entries(sampleForm).map(([key, value]) => [
        key,
        /alamat|pekerjaan|keperluan|pengantar|tempat/.test(key) ? long : value,
      ]),
    );
    const { pdf } = await printed(sampleWish('one', { form }));

    const { pages } = await openPdf(pdf);

    expect(pages.length).toBe(2);
    for (const { reach } of pages) {
      expect(reach.bottom).toBeLessThan(842 - 20);
      expect(reach.right).toBeLessThan(595 - 50);
    }
    expect(pages[1]?.text).toMatch(/Camat Medan Belawan, .*Drs\. Contoh Pejabat, M\.Si\..*halaman 2 dari 2/);
  },
);

test('the code is small enough for a letter: version 12 at most, 33 mm at most', () => {
  const qr = qrOf(domicileLetter.link);
  const side = qr.modules.length * MODULE_MM;

  expect(qr.version).toBeLessThanOrEqual(12);
  expect(qr.modules).toHaveLength(17 + 4 * qr.version);
  expect(side).toBeLessThanOrEqual(33);
});

const clean: Photograph = { dotsPerInch: 300, blur: 0, ink: 0, paper: 255, noise: 0 };

test.each<[string, Photograph]>([
  ['straight from the printer', clean],
  ['as a copy of a copy: grey, spread and grainy', { ...clean, blur: 1, ink: 70, paper: 200, noise: 15 }],
  ['out of focus', { ...clean, blur: 2, ink: 60, paper: 210, noise: 5 }],
  ['from farther away', { ...clean, dotsPerInch: 170, blur: 0, ink: 40, paper: 220, noise: 25 }],
  ['under a blot of three tenths of its side', { ...clean, blur: 1, blot: 0.3 }],
])('the code in the PDF is read by a camera %s, and verifies', slow, async (_, photograph) => {
  const scanned = scan(first?.bars ?? [], photograph);

  expect(scanned).toBe(domicileLetter.link);
  const keys = await domicileLetter.publicKeys();
  expect(
    await checkLetter(scanned ?? '', { keys, revocations: [], now: domicileLetter.time.now, today }),
  ).toMatchObject({ kind: 'genuine', letter: { number: '470/0001/KMB/XI/2026' } });
});

test('a camera that sees too little says nothing rather than something wrong', () => {
  expect(scan(first?.bars ?? [], { ...clean, dotsPerInch: 60, blur: 2 })).toBeUndefined();
});

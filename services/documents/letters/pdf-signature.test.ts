import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { localDate } from '#shared/time/local.ts';
import { composeLetter } from '../domain/letters/compose.ts';
import { domicile } from '../domain/letters/templates/domicile.ts';
import { installedFonts } from '../testing/installed-fonts.ts';
import { sampleForm, sampleOffice } from '../testing/letter-samples.ts';
import { openPdf } from '../testing/open-pdf.ts';
import { signPdf } from './pdf-signature.ts';
import { printPdf } from './press.ts';
import { selfSigned } from './self-signed.ts';

const at = new Date('2026-11-27T02:00:00Z');
const certificate = selfSigned('Kecamatan Medan Belawan', { from: at, years: 2 });
const letter = composeLetter(
  {
    number: '470/0001/KMB/XI/2026',
    issued: localDate.parse('2026-11-27'),
    validUntil: localDate.parse('2027-05-26'),
    template: { id: domicile.id, version: domicile.version },
  },
  { template: domicile, fields: sampleForm, office: sampleOffice() },
);
const pdf = await printPdf(letter, { link: 'https://x.test/surat#A', fonts: installedFonts() });
const signed = await signPdf(pdf, certificate, at);

/** What the signature in a file covers, and what it says of it. */
function signatureIn(file: Uint8Array) {
  const text = Buffer.from(file).toString('latin1');
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text)?.slice(1).map(Number) ?? [];
  const [from = 0, before = 0, after = 0, rest = 0] = range;
  const covered = Buffer.concat([file.subarray(from, from + before), file.subarray(after, after + rest)]);
  const hex = text.slice(before + 1, after - 1).replace(/(00)+$/, '');
  return { range, covered, hex };
}

test('the printed bytes stay as they are: the signature is an appended revision', () => {
  expect(Buffer.compare(signed.subarray(0, pdf.length), pdf)).toBe(0);
});

test('the signature covers the whole file but itself', () => {
  const { range, covered, hex } = signatureIn(signed);
  const [from, before = 0, after = 0, rest = 0] = range;

  expect(from).toBe(0);
  expect(after + rest).toBe(signed.length);
  expect(signed[before]).toBe('<'.charCodeAt(0));
  expect(signed[after - 1]).toBe('>'.charCodeAt(0));
  expect(hex).toContain(createHash('sha256').update(covered).digest('hex'));
});

test('a byte that is altered is no longer what was signed', () => {
  const altered = Buffer.from(signed);
  altered[1_000] = (altered[1_000] ?? 0) ^ 1;

  const { covered, hex } = signatureIn(altered);

  expect(hex).not.toContain(createHash('sha256').update(covered).digest('hex'));
});

test('a signed letter still opens, with the same text', { timeout: 60_000 }, async () => {
  const { pages } = await openPdf(signed);

  expect(pages.map(({ text }) => text)).toEqual((await openPdf(pdf)).pages.map(({ text }) => text));
});

import PDFDocument from 'pdfkit';
import type { PrintedBlock, PrintedLetter } from '../domain/letters/compose.ts';
import { blackRuns, type LetterQr, MODULE_MM, QUIET_MODULES, qrOf } from './qr.ts';

/** Points in a millimetre. */
const MM = 72 / 25.4;

const page = { width: 210 * MM, height: 297 * MM };
const margin = { top: 15 * MM, bottom: 22 * MM, left: 25 * MM, right: 20 * MM };
const width = page.width - margin.left - margin.right;
/** Columns of facts, from the left margin. */
const column = { label: 10 * MM, colon: 52 * MM, text: 56 * MM };
/** The block of who signs, with room for a signature and a stamp. */
const signature = { left: 92 * MM, room: 22 * MM };
const size = { body: 11.5, small: 8.5 };
const INK = '#000000';

type Draw = () => void;

/** Tinos, as wide as the Times New Roman of an office's other letters: TrueType files, of which a letter carries the letters that it uses. */
export interface LetterFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** What a press has beside the letter. */
export interface PressOptions {
  readonly fonts: LetterFonts;
  /** Coat of arms of the city or regency, PNG; absent: a letterhead without one. */
  readonly crest?: Uint8Array;
}

/** A page under work; every visible thing is part of the structure that screen readers follow, or marked as ornament. */
interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** Adds an element of the structure: `P`, `H1`, `Figure`. */
  readonly part: (type: string, draw: Draw, options?: PDFKit.Mixins.StructureElementOptions) => void;
  readonly ornament: (draw: Draw) => void;
}

/**
 * Prints a letter on A4: PDF 1.7 with tags and embedded typefaces, to PDF/A-2. The bytes follow from letter, link and typeface alone, and the
 * dates inside are the day of issue: a letter printed again is the same file.
 */
export async function printPdf(
  letter: PrintedLetter,
  { link, fonts, crest }: PressOptions & { readonly link: string },
): Promise<Uint8Array> {
  const date = new Date(`${letter.issued}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margins: margin,
    pdfVersion: '1.7',
    subset: 'PDF/A-2',
    tagged: true,
    lang: 'id-ID',
    displayTitle: true,
    bufferPages: true,
    font: '', // none of its own: pdfkit would load Helvetica
    info: {
      Title: `${letter.title} ${letter.number}`,
      Author: letter.office.name,
      Subject: letter.title,
      Creator: 'Balai',
      Producer: 'Balai',
      CreationDate: date,
      ModDate: date,
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  doc.registerFont('bold', fonts.bold).registerFont('regular', fonts.regular);

  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = {
    doc,
    part: (type, draw, options = {}) => root.add(doc.struct(type, options, [draw])),
    ornament: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
  };
  letterhead(sheet, letter, crest);
  heading(sheet, letter);
  for (const block of letter.blocks) write(sheet, block);
  close(sheet, letter, qrOf(link));
  root.end();
  foot(sheet, letter);

  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function letterhead({ doc, part, ornament }: Sheet, { office }: PrintedLetter, crest?: Uint8Array): void {
  if (crest) {
    const fit: [number, number] = [20 * MM, 21 * MM];
    const image = Buffer.from(crest);
    part('Figure', () => doc.image(image, margin.left, margin.top - 2 * MM, { fit }), {
      alt: 'Lambang daerah',
    });
    doc.y = margin.top;
  }
  const last = office.letterhead.length - 1;
  part('P', () => {
    for (const [at, text] of office.letterhead.entries()) {
      doc.font(at === last ? 'bold' : 'regular', at === last ? 16 : 13);
      doc.text(text, margin.left, doc.y, { width, align: 'center' });
    }
    doc.font('regular', 9.5).text(office.address, { width, align: 'center' });
  });
  ornament(() => {
    const y = doc.y + 5;
    doc
      .lineWidth(2.2)
      .moveTo(margin.left, y)
      .lineTo(margin.left + width, y)
      .stroke(INK);
    doc
      .lineWidth(0.6)
      .moveTo(margin.left, y + 2.8)
      .lineTo(margin.left + width, y + 2.8)
      .stroke(INK);
    doc.y = y + 8 * MM;
  });
}

function heading({ doc, part }: Sheet, { title, number }: PrintedLetter): void {
  part('H1', () => {
    doc.font('bold', 13.5).text(title, margin.left, doc.y, { width, align: 'center', underline: true });
  });
  part('P', () => {
    doc.font('regular', size.body).text(`Nomor: ${number}`, { width, align: 'center' });
    doc.y += 7 * MM;
  });
}

function write(sheet: Sheet, block: PrintedBlock): void {
  const { doc, part } = sheet;
  if (block.kind === 'paragraph') {
    part('P', () => {
      doc.font('regular', size.body);
      doc.text(block.text, margin.left, doc.y, { width, align: 'justify', indent: 12 * MM, lineGap: 3 });
      doc.y += 2.2 * MM;
    });
    return;
  }
  for (const row of block.rows) {
    const left = (at: number) => margin.left + at;
    const room = width - column.text;
    doc.font('regular', size.body);
    keepTogether(doc, doc.heightOfString(row.text, { width: room, lineGap: 2 }));
    part('P', () => {
      const { y } = doc;
      doc.text(row.label, left(column.label), y, { width: column.colon - column.label, lineGap: 2 });
      const labelled = doc.y;
      doc.text(':', left(column.colon), y, { lineBreak: false });
      doc.text(row.text, left(column.text), y, { width: room, lineGap: 2 });
      doc.y = Math.max(doc.y, labelled);
    });
  }
  doc.y += 2.2 * MM;
}

/** Who signs on the right, the proof on the left, never on two pages. */
function close({ doc, part, ornament }: Sheet, letter: PrintedLetter, qr: LetterQr): void {
  const { capacity, placeAndDate, signer } = letter;
  const line = size.body * 1.25;
  const code = (qr.modules.length + 2 * QUIET_MODULES) * MODULE_MM * MM;
  doc.y += 4 * MM;
  keepTogether(
    doc,
    Math.max(line * (4 + capacity.length + signer.lines.length) + signature.room, code + 16 * MM),
  );
  const top = doc.y;
  const left = margin.left + signature.left;
  const options = { width: width - signature.left };
  part('P', () => {
    doc.font('regular', size.body).text(placeAndDate, left, top, options);
    for (const [at, text] of capacity.entries()) {
      doc.text(at === capacity.length - 1 ? `${text},` : text, left, doc.y, options);
    }
  });
  part('P', () => {
    doc.font('bold', size.body);
    doc.text(signer.name, left, doc.y + signature.room, { ...options, underline: true });
    doc.font('regular');
    for (const text of signer.lines) doc.text(text, left, doc.y, options);
  });
  const end = doc.y;
  part('Figure', () => draw(doc, qr, { left: margin.left - QUIET_MODULES * MODULE_MM * MM, top }), {
    alt: 'Kode QR untuk memeriksa keaslian surat',
  });
  part('P', () => {
    doc
      .font('regular', size.small)
      .text(
        'Pindai untuk memeriksa keaslian surat. Nomor, tanggal, dan nama yang tampil harus sama dengan surat ini.',
        margin.left,
        top + code - 1 * MM,
        { width: 62 * MM },
      );
  });
  ornament(() => {
    doc.y = Math.max(doc.y, end);
  });
}

function draw(
  doc: PDFKit.PDFDocument,
  qr: LetterQr,
  at: { readonly left: number; readonly top: number },
): void {
  const module = MODULE_MM * MM;
  const [left, top] = [at.left + QUIET_MODULES * module, at.top + QUIET_MODULES * module];
  for (const { row, from, length } of blackRuns(qr)) {
    doc.rect(left + from * module, top + row * module, length * module, module);
  }
  doc.fill(INK);
}

function foot({ doc, ornament }: Sheet, { office, number }: PrintedLetter): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    doc.page.margins.bottom = 0;
    ornament(() => {
      const y = page.height - 16 * MM;
      doc
        .lineWidth(0.5)
        .moveTo(margin.left, y)
        .lineTo(margin.left + width, y)
        .stroke(INK);
      doc.font('regular', size.small).text(office.notice, margin.left, y + 4, { width, align: 'center' });
      doc.text(`${number} · halaman ${at - start + 1} dari ${count}`, margin.left, doc.y, {
        width,
        align: 'center',
      });
    });
  }
}

/** Begins a new page unless so many points fit on this one. */
function keepTogether(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height <= page.height - margin.bottom) return;
  doc.addPage();
  doc.y = margin.top;
}

import type { LetterOffice } from '#shared/region/letters.ts';
import { type LocalDate, localDate } from '#shared/time/local.ts';
import type { FormField } from '../forms/field.ts';
import type { LetterFacts } from './facts.ts';
import { letterDate } from './letter-date.ts';
import type { Letter } from './register.ts';
import { fillIn, type LetterTemplate, type OfficeToken } from './template.ts';

/** A part of the printed text. */
export type PrintedBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly text: string }[] };

/** Everything that stands on a letter but its QR; in Bahasa Indonesia. */
export interface PrintedLetter {
  readonly office: Pick<LetterOffice, 'letterhead' | 'address' | 'name' | 'notice'>;
  readonly title: string;
  readonly number: string;
  readonly issued: LocalDate;
  readonly holder: string;
  readonly blocks: readonly PrintedBlock[];
  /** `Medan Belawan, 27 November 2026`. */
  readonly placeAndDate: string;
  /** Above the name: `a.n. Camat Medan Belawan`, `Sekretaris Camat`. */
  readonly capacity: readonly string[];
  /** Name, rank, NIP. */
  readonly signer: { readonly name: string; readonly lines: readonly string[] };
}

/** Puts the facts into the template. Throws when letter and template are not of one version. */
export function composeLetter(
  letter: Pick<Letter, 'number' | 'issued' | 'validUntil' | 'template'>,
  {
    template,
    fields,
    office,
  }: {
    readonly template: LetterTemplate;
    readonly fields: LetterFacts['fields'];
    readonly office: LetterOffice;
  },
): PrintedLetter {
  if (letter.template.id !== template.id || letter.template.version !== template.version) {
    throw new Error(
      `Letter ${letter.number} is of template ${letter.template.id} ${letter.template.version}.`,
    );
  }
  const { signer } = office;
  const own: Readonly<Record<OfficeToken, string>> = {
    kantor: office.name,
    kecamatan: office.subdistrict,
    kota: office.city,
    jabatan: signer.position,
    tanggal: letterDate(letter.issued),
    berlaku: letter.validUntil === undefined ? '' : letterDate(letter.validUntil),
  };
  const said: ReadonlyMap<string, string> = new Map([
    ...Object.entries(own),
    ...template.fields.flatMap((field) => {
      const value = fields[field.key];
      return value === undefined ? [] : [[field.key, printedValue(field, value)] as const];
    }),
  ]);
  const print = (text: string) => fillIn(text, (name) => said.get(name) ?? '');
  const isPrinted = ({ when }: { readonly when?: string | undefined }) =>
    when === undefined || said.has(when);
  return {
    office,
    title: template.title,
    number: letter.number,
    issued: letter.issued,
    holder: fields[template.holder] ?? '',
    blocks: template.blocks.filter(isPrinted).map((block) =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', text: print(block.text) }
        : {
            kind: 'facts',
            rows: block.rows.filter(isPrinted).map((row) => ({ label: row.label, text: print(row.text) })),
          },
    ),
    placeAndDate: `${office.place}, ${own.tanggal}`,
    capacity:
      signer.onBehalfOf === undefined ? [signer.position] : [`a.n. ${signer.onBehalfOf}`, signer.position],
    signer: {
      name: signer.name,
      lines: [
        ...(signer.rank === undefined ? [] : [signer.rank]),
        ...(signer.nip === undefined ? [] : [`NIP ${spacedNip(signer.nip)}`]),
      ],
    },
  };
}

function printedValue({ kind, choices = [] }: FormField, value: string): string {
  if (kind === 'date') return letterDate(localDate.parse(value));
  return choices.find((choice) => choice.value === value)?.text.id ?? value;
}

/** Birth date, start of service, sex and serial apart, as cards of civil servants have it. */
const spacedNip = (nip: string): string => nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4');

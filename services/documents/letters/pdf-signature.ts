import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';

/** Bytes that a signature with its certificates may take. */
const ROOM = 8_192;

/** A certificate with its key. */
export interface Certificate {
  /** PKCS #12. */
  readonly p12: Uint8Array;
  readonly passphrase: string;
  /** As a reader of PDF names who signed. */
  readonly name: string;
}

/**
 * Signs a PDF of the press (PAdES-like: `adbe.pkcs7.detached`, an invisible field), as an appended revision that leaves its bytes as they
 * are. What a reader makes of the certificate is the reader's: one that the office made itself is shown as unknown.
 */
export async function signPdf(
  pdf: Uint8Array,
  { p12, passphrase, name }: Certificate,
  at: Date,
): Promise<Uint8Array> {
  const signer = new P12Signer(Buffer.from(p12), { passphrase });
  return new SignPdf().sign(withEmptySignature(pdf, { name, at }), signer, at);
}

/** Appends a signature field whose signature is still to be filled in. */
function withEmptySignature(
  pdf: Uint8Array,
  { name, at }: { readonly name: string; readonly at: Date },
): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  const first = (form: RegExp, what: string): string => {
    const found = form.exec(text)?.[1];
    if (found === undefined) throw new Error(`The PDF has no ${what}.`);
    return found;
  };
  const bodyOf = (number: string) =>
    first(new RegExp(`\\n${number} 0 obj\\n<<([\\s\\S]*?)>>\\nendobj`), `object ${number}`);

  const [root, page] = [
    first(/\/Root (\d+) 0 R/, 'catalog'),
    first(/\n(\d+) 0 obj\n<<\n\/Type \/Page\n/, 'page'),
  ];
  const size = Number(first(/\/Size (\d+)/, 'size'));
  const [signature, field] = [size, size + 1];
  const objects: Readonly<Record<string, string>> = {
    [root]: `<<${bodyOf(root)}/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>\n>>`,
    [page]: `<<${bodyOf(page)}/Annots [${field} 0 R]\n>>`,
    [signature]: [
      '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached',
      `/Name ${hexText(name)} /M (${pdfDate(at)})`,
      '/ByteRange [0 /********** /********** /**********]',
      `/Contents <${'0'.repeat(2 * ROOM)}> >>`,
    ].join('\n'),
    [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`,
  };

  let appended = text.endsWith('\n') ? '' : '\n';
  const offsets: string[] = [];
  for (const [number, body] of Object.entries(objects)) {
    offsets.push(`${number} 1\n${String(text.length + appended.length).padStart(10, '0')} 00000 n \n`);
    appended += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const table = text.length + appended.length;
  const trailer = [
    `/Size ${size + 2} /Root ${root} 0 R /Info ${first(/\/Info (\d+) 0 R/, 'information')} 0 R`,
    `/ID ${first(/\/ID (\[<[\da-f]{1,64}> ?<[\da-f]{1,64}>\])/i, 'id')} /Prev ${first(/startxref\n(\d+)\n%%EOF\s*$/, 'end')}`,
  ].join('\n');
  appended += `xref\n${offsets.join('')}trailer\n<< ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(appended, 'latin1')]);
}

/** Text of a PDF in UTF-16, of which no character ends the string. */
const hexText = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

const pdfDate = (at: Date): string => `D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;

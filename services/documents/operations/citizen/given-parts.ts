import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { FormField, OfferedService } from '../../contract.ts';
import type { KeptFile } from '../../domain/file.ts';
import { cleanKey, keptKey, openFileToken } from '../../domain/file-token.ts';
import { readFields } from '../../domain/forms/read-fields.ts';
import type { PaperStore } from '../../domain/paper-store.ts';
import type { Refusal } from '../../refusals.ts';

/** What is given for the parts of a request, checked; or everything that is wrong with it at once, `besides` included. */
export function readParts(
  ring: KeyRing,
  request: string,
  asked: Pick<OfferedService, 'form'> & { readonly papers: Parameters<typeof readPapers>[2] },
  given: {
    readonly form: Readonly<Record<string, string>>;
    readonly files: Readonly<Record<string, readonly string[]>>;
    readonly besides: readonly Refusal[];
  },
):
  | { readonly form: Record<string, string>; readonly files: Record<string, KeptFile[]> }
  | { readonly refused: readonly [Refusal, ...Refusal[]] } {
  const form = readForm(asked.form, given.form);
  const papers = readPapers(ring, request, asked.papers, given.files);
  const refused = asRefused([...form.refused, ...papers.refused, ...given.besides]);
  return refused ?? { form: form.form, files: papers.files };
}

/** Reads the fields of a form, every refusal at once. */
function readForm(
  fields: readonly FormField[],
  form: Readonly<Record<string, string>>,
): { readonly form: Record<string, string>; readonly refused: readonly Refusal[] } {
  const read = readFields(fields, form);
  if ('fields' in read) return { form: { ...read.fields }, refused: [] };
  return {
    form: {},
    refused: read.issues.map(({ field, code }) => ({
      code: code === 'bad-nik' || code === 'bad-name' ? code : 'bad-form',
      field: `form.${field}`,
    })),
  };
}

/** The files that tokens stand for, by key of the paper, in the order of the papers; every paper that was not given is empty. */
function readPapers(
  ring: KeyRing,
  request: string,
  papers: readonly Pick<OfferedService['papers'][number], 'key'>[],
  given: Readonly<Record<string, readonly string[]>>,
): { readonly files: Record<string, KeptFile[]>; readonly refused: readonly Refusal[] } {
  const known = new Set(papers.map(({ key }) => key));
  const refused: Refusal[] = Object.keys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({ code: 'bad-file', field: `files.${key}` }));
  const files: Record<string, KeptFile[]> = {};
  for (const { key } of papers) {
    const opened = (given[key] ?? []).map((token) => openFileToken(ring, request, token));
    const checked = opened.filter((one) => one !== undefined);
    if (checked.length < opened.length) refused.push({ code: 'bad-file', field: `files.${key}` });
    files[key] = checked.map((one) => ({ ...one, key: keptKey(request, one) }));
  }
  return { files, refused };
}

/** Copies the files to where a request keeps them; or tells the papers of which one is not there any more. */
export async function keepPapers(
  papers: Pick<PaperStore, 'copy'>,
  request: string,
  files: Readonly<Record<string, readonly KeptFile[]>>,
  only: readonly string[] = Object.keys(files),
): Promise<readonly Refusal[]> {
  // One page may be given for several papers.
  const copies = new Map<string, ReturnType<PaperStore['copy']>>();
  const wanted = Object.entries(files).filter(([paper]) => only.includes(paper));
  for (const file of wanted.flatMap(([, kept]) => kept)) {
    const { key, etag } = file;
    if (!copies.has(key)) copies.set(key, papers.copy({ key: cleanKey(request, file), etag }, key));
  }
  await Promise.all(copies.values());
  const gone = new Set<string>();
  for (const [paper, kept] of wanted) {
    for (const { key } of kept) if ((await copies.get(key)) === 'gone') gone.add(paper);
  }
  return [...gone].map((paper) => ({ code: 'bad-file', field: `files.${paper}` }));
}

/** The first of a list of refusals, which decides the status, and the others; undefined: there is none. */
export const asRefused = (
  refusals: readonly Refusal[],
): { readonly refused: readonly [Refusal, ...Refusal[]] } | undefined => {
  const [first, ...others] = refusals;
  return first && { refused: [first, ...others] };
};

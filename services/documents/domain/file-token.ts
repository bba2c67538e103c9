import { digest, sameSecret } from '#shared/identity/digest.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { type FileKind, fileKinds, type KeptFile } from './file.ts';

/** Ending of a file's name. */
const endings: Readonly<Record<FileKind, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp', pdf: 'pdf' };

/** Where a browser sends a file: nothing there is trusted. */
export const rawKey = (owner: string, upload: string): string => `raw/${owner}/${upload}`;

/** Where a file lies that was looked into; only what looks into files writes there. */
export const cleanKey = (owner: string, { id, kind }: Pick<KeptFile, 'id' | 'kind'>): string =>
  `clean/${owner}/${id}.${endings[kind]}`;

/** Where a file of a request lies. */
export const keptKey = (request: string, { id, kind }: Pick<KeptFile, 'id' | 'kind'>): string =>
  `file/${request}/${id}.${endings[kind]}`;

/** A file that was looked into, before a request names it. */
export type CheckedFile = Omit<KeptFile, 'key'>;

const SECRET = 22;
const form = /^(k\d{1,4})\.([\w-]{22})\.([a-z]{3,4})\.(\d{1,9})\.([\w-]{8,64})\.([\w-]{22})$/;

/** Says that these bytes were looked into, for this owner: `<key id>.<id>.<kind>.<bytes>.<etag>.<secret>`, the same each time it is made. */
export function fileTokenOf(
  ring: KeyRing,
  { owner, date }: { readonly owner: string; readonly date: string },
  { id, kind, bytes, etag }: CheckedFile,
): string {
  const keyId = ring.idOn(date);
  const said = [keyId, id, kind, bytes, etag].join('.');
  return `${said}.${secretOf(ring, keyId, { owner, said })}`;
}

/** The file of a token; undefined when it was not made for this owner, altered, or its key id is gone. */
export function openFileToken(ring: KeyRing, owner: string, token: string): CheckedFile | undefined {
  const [, keyId = '', id = '', named, bytes, etag = '', secret = ''] = form.exec(token) ?? [];
  const kind = fileKinds.find((one) => one === named);
  if (kind === undefined || ring.derive(keyId, 'file') === undefined) return undefined;
  const said = token.slice(0, -(SECRET + 1));
  if (!sameSecret(secretOf(ring, keyId, { owner, said }), secret)) return undefined;
  return { id, kind, bytes: Number(bytes), etag };
}

const secretOf = (ring: KeyRing, id: string, { owner, said }: { owner: string; said: string }): string =>
  digest(ring, { id, purpose: 'file' }, `${owner}\n${said}`, SECRET);

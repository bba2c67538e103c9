import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { part } from '../host.ts';

/** One object of a bucket that a deployment put there. */
export interface DeployedFile {
  readonly body: Buffer;
  /** As S3 makes it: the quoted MD5 of the content. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What deployments put into buckets: bucket → key → object, read when first asked for. */
export const deployedFiles = part(() => new Map<string, Map<string, () => DeployedFile>>());

export function fileReader(
  path: string,
  metadata: Readonly<Record<string, string>>,
  edit: (content: Buffer) => Buffer,
): () => DeployedFile {
  let read: DeployedFile | undefined;
  return () => {
    if (read) return read;
    const body = edit(readFileSync(path));
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const type = contentTypes[extname(path).toLowerCase()] ?? 'binary/octet-stream';
    read = { body, etag, headers: { 'content-type': type, ...metadata } };
    return read;
  };
}

/** What `aws s3 sync`, which a deployment uses, guesses from the name. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

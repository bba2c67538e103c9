import { createHash } from 'node:crypto';
import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { lookInto } from '../../domain/content/look-into.ts';
import type { FileScanner } from '../../domain/file-scanner.ts';
import { cleanKey, fileTokenOf, rawKey } from '../../domain/file-token.ts';
import { mediaTypes } from '../../domain/paper-store.ts';
import type { Refusal } from '../../refusals.ts';
import { fileOwner } from './file-owner.ts';
import { type CitizenPorts, refuse } from './ports.ts';
import { MOST_BYTES } from './start-upload.ts';

type Route = Routes['attachUpload'];

export interface IntakePorts extends Pick<CitizenPorts, 'region' | 'keys' | 'clock' | 'papers'> {
  readonly scanner: FileScanner;
}

/**
 * Looks into a file that was sent and keeps the very bytes that it looked into: what is sent by the same form afterwards is another
 * file, however alike. Kept under the digest of its content, so that repeating changes nothing and answers the same.
 */
export const attachUpload =
  ({
    region,
    keys,
    clock,
    papers,
    scanner,
  }: IntakePorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path: { upload }, headers }) => {
    const ring = await keys();
    const now = clock.now();
    const owner = fileOwner(ring, headers, now);
    if ('refused' in owner) return refuse(owner.refused);
    if (!/^[\w-]{22}$/.test(upload)) return refuse({ code: 'not-found' });

    const read = await papers.read(rawKey(owner.id, upload), MOST_BYTES);
    if (read === undefined) return refuse({ code: 'file-gone' });
    if ('tooLarge' in read) return refuse({ code: 'file-too-large', limitBytes: MOST_BYTES });
    const { bytes } = read;
    const found = lookInto(bytes);
    if ('refused' in found) return refuse({ code: found.refused });
    if ((await scanner.scan(bytes)) === 'infected') return refuse({ code: 'infected-file' });

    const { kind } = found;
    const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const etag = await papers.put(cleanKey(owner.id, { id, kind }), bytes, mediaTypes[kind]);
    const checked = { id, kind, bytes: bytes.length, etag };
    const date = localDateAt(now, region.timezone);
    return {
      answer: { file: fileTokenOf(ring, { owner: owner.id, date }, checked), kind, bytes: bytes.length },
    };
  };

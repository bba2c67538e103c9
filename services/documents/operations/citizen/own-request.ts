import { openBearerKey } from '#shared/identity/bearer-key.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { openFile, type RequestFile } from '../../domain/file.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';

/** A request as who has its key may see and change it. */
export interface OwnRequest {
  readonly ring: KeyRing;
  readonly request: Request;
  readonly file: RequestFile;
}

/** Opens the request of a key. Undefined: a wrong key, and a request that is not there or was erased, look the same from outside. */
export async function openOwnRequest(
  {
    keys,
    requests,
  }: {
    readonly keys: () => Promise<KeyRing>;
    readonly requests: Pick<RequestStore, 'read' | 'readFile'>;
  },
  key: string,
): Promise<OwnRequest | undefined> {
  const ring = await keys();
  const id = openBearerKey(ring, key);
  if (id === undefined) return undefined;
  const [request, stored] = await Promise.all([requests.read(id), requests.readFile(id)]);
  if (request === undefined || stored === undefined) return undefined;
  return { ring, request, file: openFile(ring, id, stored.sealed) };
}

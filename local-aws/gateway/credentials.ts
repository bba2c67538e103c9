import { randomBytes } from 'node:crypto';
import type { Caller, RawRequest } from '../gateway.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Every role has credentials of its own, made anew at each start: who signs a request with them is that role. */
export class CredentialStore {
  readonly #issued = new Map<string, Credentials>();
  readonly #callers = new Map<string, Caller>();

  /** Without a role: the operator's. */
  issue(roleArn?: string): Credentials {
    const known = this.#issued.get(roleArn ?? '');
    if (known) return known;
    const credentials = {
      accessKeyId: `ASIA${randomBytes(10).toString('hex').slice(0, 16).toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    this.#issued.set(roleArn ?? '', credentials);
    this.#callers.set(credentials.accessKeyId, roleArn ? { kind: 'role', roleArn } : { kind: 'operator' });
    return credentials;
  }

  callerOf(accessKeyId: string): Caller | undefined {
    return this.#callers.get(accessKeyId);
  }
}

/** The credential scope of a signed request: `<access key>/<date>/<region>/<service>/aws4_request`. */
export interface SignedBy {
  readonly accessKeyId: string;
  readonly service: string;
}

/** From the Authorization header, a presigned URL, or the form of a presigned POST. */
export function signedBy({ headers, query, body }: RawRequest): SignedBy | undefined {
  const inHeader = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  const scope = inHeader ?? query.get('X-Amz-Credential') ?? inForm(headers['content-type'], body);
  const [accessKeyId, , , service] = scope?.split('/') ?? [];
  return accessKeyId && service ? { accessKeyId, service } : undefined;
}

function inForm(contentType: string | undefined, body: Buffer): string | undefined {
  if (!contentType?.startsWith('multipart/form-data')) return undefined;
  const start = body.subarray(0, 20_000).toString('latin1');
  return /name="x-amz-credential"\r\n(?:[^\r]+\r\n)*\r\n([^\r]+)/i.exec(start)?.[1];
}

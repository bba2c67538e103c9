import { randomBytes } from 'node:crypto';
import type { Caller } from '../gateway.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Whose an access key is. */
interface Known {
  readonly caller: Caller;
  readonly secret: string;
}

/** Every role has credentials of its own, made anew at each start: who signs a request with them is that role. */
export class CredentialStore {
  readonly #issued = new Map<string, Credentials>();
  readonly #known = new Map<string, Known>();

  /** Without a role: the operator's. */
  issue(roleArn?: string): Credentials {
    const known = this.#issued.get(roleArn ?? '');
    if (known) return known;
    const credentials = {
      accessKeyId: `ASIA${randomBytes(10).toString('hex').slice(0, 16).toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
    };
    this.#issued.set(roleArn ?? '', credentials);
    this.#known.set(credentials.accessKeyId, {
      caller: roleArn ? { kind: 'role', roleArn } : { kind: 'operator' },
      secret: credentials.secretAccessKey,
    });
    return credentials;
  }

  find(accessKeyId: string): Known | undefined {
    return this.#known.get(accessKeyId);
  }
}

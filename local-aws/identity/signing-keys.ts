import type { DatabaseSync } from 'node:sqlite';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { isRecord } from '../template/record.ts';

/** The key that signs the tokens of a pool, and what the world may know of it. */
interface SigningKey {
  readonly kid: string;
  readonly sign: CryptoKey | Uint8Array;
  readonly publicJwk: JWK;
}

/** One key for each pool, made on first use and kept in the data folder. */
class SigningKeys {
  readonly #database: DatabaseSync;
  readonly #known = new Map<string, Promise<SigningKey>>();

  constructor(opened: DatabaseSync) {
    this.#database = opened;
    opened.exec('CREATE TABLE IF NOT EXISTS signingKeys (pool TEXT PRIMARY KEY, jwk TEXT NOT NULL)');
  }

  of(pool: string): Promise<SigningKey> {
    const known = this.#known.get(pool) ?? this.#load(pool);
    this.#known.set(pool, known);
    return known;
  }

  async #load(pool: string): Promise<SigningKey> {
    const stored = this.#stored(pool);
    if (stored === undefined) {
      const { privateKey } = await generateKeyPair('RS256', { extractable: true });
      this.#database
        .prepare('INSERT OR IGNORE INTO signingKeys (pool, jwk) VALUES (?, ?)')
        .run(pool, JSON.stringify(await exportJWK(privateKey)));
    }
    const jwk = this.#stored(pool) ?? {};
    const { kty = '', n = '', e = '' } = jwk;
    const kid = Buffer.from(n).toString('base64').slice(0, 43);
    return {
      kid,
      sign: await importJWK(jwk, 'RS256'),
      publicJwk: { kty, n, e, kid, alg: 'RS256', use: 'sig' },
    };
  }

  #stored(pool: string): JWK | undefined {
    const row = this.#database.prepare('SELECT jwk FROM signingKeys WHERE pool = ?').get(pool);
    const parsed: unknown = row && JSON.parse(String(row['jwk']));
    return isRecord(parsed) ? parsed : undefined;
  }
}

export const signingKeys = part((host: Host) => new SigningKeys(database(host)));

import { randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type Host, part } from '../host.ts';
import { database, transact } from '../storage/database.ts';

/** Seconds that a code waits to be exchanged, as at Cognito. */
const codeLife = 300;
/** Seconds that a browser stays signed in at the issuer, as at Cognito. */
const sessionLife = 3600;

/** Somebody who signed in, for a program. Times in epoch seconds. */
export interface Grant {
  readonly pool: string;
  readonly client: string;
  readonly sub: string;
  readonly scope: string;
  readonly signedInAt: number;
}

/** A grant that waits for its program to fetch it. */
interface CodeGrant extends Grant {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
}

/** A grant that its program keeps alive; `origin` is the same for all tokens that come of one signing in. */
interface RefreshGrant extends Grant {
  readonly origin: string;
  readonly expiresAt: number;
}

/** Sessions, codes and refresh tokens: in the data folder, so that who was signed in stays so when the host dies. */
class Grants {
  readonly #database: DatabaseSync;
  readonly #now: () => number;

  constructor(opened: DatabaseSync, now: () => number) {
    this.#database = opened;
    this.#now = () => Math.floor(now() / 1000);
    opened.exec(`
      CREATE TABLE IF NOT EXISTS signInSessions (id TEXT PRIMARY KEY, pool TEXT NOT NULL, sub TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS signInCodes (code TEXT PRIMARY KEY, detail TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS refreshTokens (
        token TEXT PRIMARY KEY, pool TEXT NOT NULL, client TEXT NOT NULL, sub TEXT NOT NULL, scope TEXT NOT NULL,
        signedInAt INTEGER NOT NULL, origin TEXT NOT NULL, expiresAt INTEGER NOT NULL, replacedAt INTEGER
      )`);
    this.#run('DELETE FROM signInSessions WHERE at < ?', this.#now() - sessionLife);
    this.#run('DELETE FROM signInCodes WHERE at < ?', this.#now() - codeLife);
    this.#run('DELETE FROM refreshTokens WHERE expiresAt < ?', this.#now());
  }

  /** Remembers in a browser who signed in; returns what its cookie holds. */
  openSession(pool: string, sub: string): string {
    const id = secret();
    this.#run('INSERT INTO signInSessions VALUES (?, ?, ?, ?)', id, pool, sub, this.#now());
    return id;
  }

  session(id: string, pool: string): { readonly sub: string; readonly signedInAt: number } | undefined {
    const row = this.#database
      .prepare('SELECT sub, at FROM signInSessions WHERE id = ? AND pool = ? AND at >= ?')
      .get(id, pool, this.#now() - sessionLife);
    return row && { sub: String(row['sub']), signedInAt: Number(row['at']) };
  }

  closeSession(id: string): void {
    this.#run('DELETE FROM signInSessions WHERE id = ?', id);
  }

  issueCode(grant: CodeGrant): string {
    const code = secret();
    this.#run('INSERT INTO signInCodes VALUES (?, ?, ?)', code, JSON.stringify(grant), this.#now());
    return code;
  }

  /** What a code stands for, the first time that it is asked for. */
  redeemCode(code: string): unknown {
    return transact(this.#database, () => {
      const row = this.#database.prepare('SELECT detail, at FROM signInCodes WHERE code = ?').get(code);
      this.#run('DELETE FROM signInCodes WHERE code = ?', code);
      return row && Number(row['at']) >= this.#now() - codeLife
        ? JSON.parse(String(row['detail']))
        : undefined;
    });
  }

  /** A refresh token of a new family that lives so many seconds. */
  issueRefreshToken(grant: Grant, life: number): { readonly token: string; readonly origin: string } {
    const origin = randomUUID();
    return { token: this.#insert({ ...grant, origin, expiresAt: this.#now() + life }), origin };
  }

  /** What a refresh token stands for while it is good: not expired, revoked, or exchanged longer ago than `grace` seconds. */
  refresh(token: string, grace: number): RefreshGrant | undefined {
    const row = this.#database
      .prepare(
        'SELECT * FROM refreshTokens WHERE token = ? AND expiresAt > ? AND (replacedAt IS NULL OR replacedAt >= ?)',
      )
      .get(token, this.#now(), this.#now() - grace);
    return (
      row && {
        pool: String(row['pool']),
        client: String(row['client']),
        sub: String(row['sub']),
        scope: String(row['scope']),
        signedInAt: Number(row['signedInAt']),
        origin: String(row['origin']),
        expiresAt: Number(row['expiresAt']),
      }
    );
  }

  /** Another token in place of this one, for the time that was left of it. */
  rotate(token: string, grant: RefreshGrant): string {
    return transact(this.#database, () => {
      this.#run(
        'UPDATE refreshTokens SET replacedAt = ? WHERE token = ? AND replacedAt IS NULL',
        this.#now(),
        token,
      );
      return this.#insert(grant);
    });
  }

  /** Ends all tokens of the signing in that this one came of. */
  revoke(token: string, client: string): void {
    this.#run(
      'DELETE FROM refreshTokens WHERE origin IN (SELECT origin FROM refreshTokens WHERE token = ? AND client = ?)',
      token,
      client,
    );
  }

  #insert({ pool, client, sub, scope, signedInAt, origin, expiresAt }: RefreshGrant): string {
    const token = secret();
    this.#run(
      'INSERT INTO refreshTokens VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)',
      ...[token, pool, client, sub, scope, signedInAt, origin, expiresAt],
    );
    return token;
  }

  #run(statement: string, ...values: SQLInputValue[]): void {
    this.#database.prepare(statement).run(...values);
  }
}

const secret = (): string => randomBytes(32).toString('base64url');

export const grants = part((host: Host) => new Grants(database(host), () => host.now()));

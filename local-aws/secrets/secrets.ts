import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../gateway.ts';
import { transact } from '../storage/database.ts';

export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly createdAt: number;
}

export interface SecretVersion {
  readonly id: string;
  readonly value: string;
  readonly stages: readonly string[];
  readonly createdAt: number;
}

/** Secrets with their versions; a value that was made once is never made again. */
export class Secrets {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, arn TEXT NOT NULL UNIQUE, createdAt INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS secretVersions (
        arn TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, stages TEXT NOT NULL, createdAt INTEGER NOT NULL,
        PRIMARY KEY (arn, id)
      )`);
  }

  /** The stored secret of this name, or a new one with the value that `make` gives. */
  ensure(name: string, { arn, make, now }: { arn: string; make: () => string; now: number }): Secret {
    return transact(this.#database, () => {
      const known = this.#named(name);
      if (known) return known;
      this.#database
        .prepare('INSERT INTO secrets (name, arn, createdAt) VALUES (?, ?, ?)')
        .run(name, arn, now);
      this.#insert(arn, { id: randomUUID(), value: make(), stages: ['AWSCURRENT'], createdAt: now });
      return { arn, name, createdAt: now };
    });
  }

  /** By name, ARN, or ARN without its six random characters. */
  find(id: string): Secret {
    const name = id.startsWith('arn:') ? id.split(':').slice(6).join(':') : id;
    const secret = this.#named(name) ?? this.#named(name.replace(/-\w{6}$/, ''));
    if (secret) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  versions({ arn }: Secret): SecretVersion[] {
    return this.#database
      .prepare('SELECT id, value, stages, createdAt FROM secretVersions WHERE arn = ? ORDER BY rowid')
      .all(arn)
      .map((row) => ({
        id: String(row['id']),
        value: String(row['value']),
        stages: String(row['stages']).split(' ').filter(Boolean),
        createdAt: Number(row['createdAt']),
      }));
  }

  version(
    secret: Secret,
    { id, stage }: { id?: string | undefined; stage?: string | undefined },
  ): SecretVersion {
    const found = this.versions(secret).find(
      (version) =>
        (id === undefined || version.id === id) &&
        (stage === undefined
          ? id !== undefined || version.stages.includes('AWSCURRENT')
          : version.stages.includes(stage)),
    );
    if (found) return found;
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`}`,
    );
  }

  /** A new current version; the same id with the same value is the same request again. */
  put(secret: Secret, { id, value, now }: { id: string; value: string; now: number }): SecretVersion {
    return transact(this.#database, () => {
      const before = this.versions(secret);
      const same = before.find((version) => version.id === id);
      if (same?.value === value) return same;
      if (same) {
        throw new AwsError(
          'ResourceExistsException',
          `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
        );
      }
      const relabel = this.#database.prepare('UPDATE secretVersions SET stages = ? WHERE arn = ? AND id = ?');
      for (const version of before) {
        const current = version.stages.includes('AWSCURRENT');
        relabel.run(current ? 'AWSPREVIOUS' : '', secret.arn, version.id);
      }
      const version = { id, value, stages: ['AWSCURRENT'], createdAt: now };
      this.#insert(secret.arn, version);
      return version;
    });
  }

  #named(name: string): Secret | undefined {
    const row = this.#database.prepare('SELECT name, arn, createdAt FROM secrets WHERE name = ?').get(name);
    return row && { name: String(row['name']), arn: String(row['arn']), createdAt: Number(row['createdAt']) };
  }

  #insert(arn: string, { id, value, stages, createdAt }: SecretVersion): void {
    this.#database
      .prepare('INSERT INTO secretVersions (arn, id, value, stages, createdAt) VALUES (?, ?, ?, ?, ?)')
      .run(arn, id, value, stages.join(' '), createdAt);
  }
}

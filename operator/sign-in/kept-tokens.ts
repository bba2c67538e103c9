import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Tokens } from './issuer.ts';

const kept = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.number() });

/** Tokens of one staff site between two commands: a file that only its owner may read, in the folder for settings. */
export class KeptTokens {
  readonly #folder: string;
  readonly #file: string;

  constructor(site: string, env: NodeJS.ProcessEnv) {
    this.#folder = join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'balai');
    this.#file = join(this.#folder, `${new URL(site).host.replaceAll(/[^\w.-]/g, '_')}.json`);
  }

  read(): Tokens | undefined {
    try {
      return kept.safeParse(JSON.parse(readFileSync(this.#file, 'utf8'))).data;
    } catch {
      return undefined;
    }
  }

  write(tokens: Tokens): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const unfinished = `${this.#file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(tokens), { mode: 0o600 });
    renameSync(unfinished, this.#file);
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }
}

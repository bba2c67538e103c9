import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { localStaffSite } from '../sign-in/access-token.ts';
import type { Command } from './command.ts';

/** How the program is used. */
export const usage = `Pemakaian:
  npm run settings -- list
  npm run settings -- show <nama>
  npm run settings -- history <nama>
  npm run settings -- set <nama> --file <berkas.json> | --value <JSON> [--reason <alasan>]
  npm run settings -- restore <nama> <versi> [--reason <alasan>]     (versi 0: nilai bawaan)
Pilihan: --url <situs petugas> (default: ${localStaffSite}), --yes (tanpa bertanya; --reason wajib)
Bila belum masuk, peramban dibuka (lihat npm run sign-in). Untuk skrip: token akses dalam BALAI_TOKEN.`;

/** The program was called in a way that it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command line as it is meant. */
export interface Call {
  readonly command: Command;
  readonly url: string;
  /** Nobody is there to answer questions. */
  readonly unattended: boolean;
}

/** Reads the arguments after the program's name; throws UsageError with what is wrong. */
export function readArguments(args: readonly string[]): Call {
  const { values, positionals } = parse(args);
  const unattended = values.yes ?? false;
  if (unattended && values.reason === undefined && ['set', 'restore'].includes(positionals[0] ?? '')) {
    throw new UsageError('Bila memakai --yes, tulis juga --reason.');
  }
  return {
    command: commandOf(positionals, values),
    url: values.url ?? localStaffSite,
    unattended,
  };
}

interface Values {
  readonly file?: string | undefined;
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: text, file: text, value: text, reason: text, yes: { type: 'boolean' } },
    });
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : 'Pilihan tidak dikenal.', { cause: fault });
  }
}

function commandOf([verb, name, version, ...more]: readonly string[], values: Values): Command {
  const { reason } = values;
  if (more.length > 0) throw new UsageError(`Tidak dikenal: ${more.join(' ')}`);
  if (verb === 'list' && name === undefined) return { verb };
  if (name === undefined) throw new UsageError('Tulis nama pengaturan; lihat "list".');
  if (verb === 'restore') {
    if (!/^\d{1,8}$/.test(version ?? '')) throw new UsageError('Tulis nomor versi; lihat "history".');
    return { verb: 'change', name, change: { restore: Number(version) }, reason };
  }
  if (version !== undefined) throw new UsageError(`Tidak dikenal: ${version}`);
  if (verb === 'show' || verb === 'history') return { verb, name };
  if (verb === 'set') return { verb: 'change', name, change: { value: givenValue(values) }, reason };
  throw new UsageError(`Perintah tidak dikenal: ${verb}`);
}

function givenValue({ file, value }: Values): unknown {
  if ((file === undefined) === (value === undefined)) throw new UsageError('Tulis --file atau --value.');
  try {
    return JSON.parse(file === undefined ? (value ?? '') : readFileSync(file, 'utf8'));
  } catch (fault) {
    const where = file === undefined ? '--value' : file;
    throw new UsageError(`${where} tidak dapat dibaca sebagai JSON.`, { cause: fault });
  }
}

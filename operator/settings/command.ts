import { differences, linesOf } from './difference.ts';
import { effectLines } from './effect.ts';
import { type Change, Refused, type SettingsApi } from './settings-api.ts';

/** What the operator asks for. */
export type Command =
  | { readonly verb: 'list' }
  | { readonly verb: 'show' | 'history'; readonly name: string }
  | {
      readonly verb: 'change';
      readonly name: string;
      readonly change: Change;
      /** Undefined: it is asked for. */
      readonly reason: string | undefined;
    };

/** The terminal. */
export interface Terminal {
  readonly say: (line: string) => void;
  readonly confirm: (question: string) => Promise<boolean>;
  readonly ask: (question: string) => Promise<string>;
}

const timeFormat = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short' });
const at = (instant: number): string => timeFormat.format(instant);

/** Carries a command out; false: the operator did not want it after all. */
export async function carryOut(command: Command, api: SettingsApi, terminal: Terminal): Promise<boolean> {
  switch (command.verb) {
    case 'list':
      return list(api, terminal);
    case 'show':
      return show(api, command.name, terminal);
    case 'history':
      return history(api, command.name, terminal);
    case 'change':
      return change(api, command, terminal);
  }
}

async function list(api: SettingsApi, { say }: Terminal): Promise<boolean> {
  for (const { name, version, since } of await api.list()) {
    say(`${name}  ${since === null ? 'bawaan' : `versi ${version}, sejak ${at(since)}`}`);
  }
  return true;
}

async function show(api: SettingsApi, name: string, { say }: Terminal): Promise<boolean> {
  const { setting } = await api.read(name);
  const { value, version, since, by, reason } = setting;
  say(`${name}, ${since === null ? 'bawaan (belum pernah diubah)' : `versi ${version}`}`);
  for (const line of linesOf(value)) say(`  ${line}`);
  if (since !== null) say(`Diubah ${at(since)} oleh ${by}: ${reason}`);
  const changed = differences(setting.default, value);
  if (changed.length > 0) say('Berbeda dari bawaan:');
  for (const line of changed) say(`  ${line}`);
  say('Sebagai JSON (untuk --file):');
  say(JSON.stringify(value, null, 2));
  return true;
}

async function history(api: SettingsApi, name: string, { say }: Terminal): Promise<boolean> {
  const { history: versions } = await api.read(name);
  if (versions.length === 0) say('Belum pernah diubah; nilai bawaan berlaku.');
  for (const { version, at: instant, by, reason, from, to } of versions) {
    say(`Versi ${version}, ${at(instant)}, oleh ${by}: ${reason}`);
    for (const line of differences(from, to)) say(`  ${line}`);
  }
  return true;
}

async function change(
  api: SettingsApi,
  { name, change: wish, reason: given }: Extract<Command, { verb: 'change' }>,
  { say, confirm, ask }: Terminal,
): Promise<boolean> {
  const { setting, to, effect } = await api.preview(name, wish);
  const changed = differences(setting.value, to);
  if (changed.length === 0) {
    say('Tidak ada yang berubah: nilai ini sudah berlaku.');
    return true;
  }
  say(`Perubahan ${name}:`);
  for (const line of [...changed, '', ...effectLines(effect)]) say(line);
  if (!(await confirm('Lanjutkan perubahan ini?'))) {
    say('Dibatalkan. Tidak ada yang berubah.');
    return false;
  }
  const reason = given ?? (await ask('Alasan perubahan (tersimpan dalam riwayat):'));
  try {
    const done = await api.change(name, { ...wish, expectedVersion: setting.version, reason });
    say(`Tersimpan sebagai versi ${done.setting.version}.`);
    for (const line of effectLines(done.effect)) say(line);
    return true;
  } catch (fault) {
    if (fault instanceof Refused && fault.code === 'changed-meanwhile') {
      say('Jalankan sekali lagi perintah yang sama untuk melihat apa yang berubah dari isi yang sekarang.');
    }
    throw fault;
  }
}

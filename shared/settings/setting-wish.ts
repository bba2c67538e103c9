import type { Text } from '#shared/region/schema.ts';
import type { Setting } from './setting.ts';
import type { SettingRefusal } from './setting-refusal.ts';
import type { SettingStore } from './setting-store.ts';

/** What a change asks for: a new value, or an earlier version (0: the default). */
export interface Wish {
  readonly value?: unknown;
  readonly restore?: number | undefined;
}

const oneOfBoth: Text = {
  id: 'Isi salah satu saja: nilai baru, atau nomor versi yang ingin dipakai lagi.',
  en: 'Give one of both: a new value, or the version to restore.',
};
const noSuchVersion: Text = {
  id: 'Versi ini tidak ada dalam riwayat.',
  en: 'The history has no such version.',
};

const refuse = (field: string, says: Text) => ({ refused: [{ code: 'bad-setting', field, says }] }) as const;

/** The value that is wished for (undefined: the default), or why it cannot be. */
export async function readWish(
  { name, schema }: Setting,
  { value, restore }: Wish,
  { store, words }: { readonly store: Pick<SettingStore, 'version'>; readonly words: (code: string) => Text },
): Promise<{ readonly to: unknown } | { readonly refused: readonly [SettingRefusal, ...SettingRefusal[]] }> {
  if ((value === undefined) === (restore === undefined)) return refuse('value', oneOfBoth);
  if (restore === 0) return { to: undefined };
  const past = restore === undefined ? undefined : await store.version(name, restore);
  if (restore !== undefined && past === undefined) return refuse('restore', noSuchVersion);
  const wanted = past === undefined ? value : past.value;
  if (wanted === undefined) return { to: undefined };
  const read = schema.safeParse(wanted);
  if (read.success) return { to: read.data };
  const [first, ...rest] = read.error.issues.map(
    ({ path, message }): SettingRefusal => ({
      code: 'bad-setting',
      field: ['value', ...path.map(String)].join('.'),
      says: words(message),
    }),
  );
  if (first === undefined) throw new Error(`${name} refused a value without an issue.`);
  return { refused: [first, ...rest] };
}

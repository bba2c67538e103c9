import type { HttpRefusal, RefusalTable } from '#shared/http/refusal.ts';
import type { Text } from '#shared/region/schema.ts';
import type { SettingView } from './setting-routes.ts';

/** What stands in the way of a change. */
export type SettingRefusal =
  | Extract<HttpRefusal, { code: 'forbidden' | 'not-found' }>
  | { readonly code: 'bad-setting'; readonly field: string; readonly says: Text }
  | { readonly code: 'bad-reason'; readonly field?: string }
  | { readonly code: 'changed-meanwhile'; readonly current: SettingView };

type OwnRefusal = Exclude<SettingRefusal, HttpRefusal>;

/** Statuses and texts of the refusals that settings add to a service's table. */
export const settingRefusals: RefusalTable<OwnRefusal> = {
  'bad-setting': { status: 422, text: ({ says }) => says },
  'bad-reason': {
    status: 422,
    text: () => ({
      id: 'Tulis alasan perubahan dalam satu baris, 3 sampai 500 huruf. Alasan ini tersimpan dalam riwayat.',
      en: 'Give the reason for the change in one line, 3 to 500 letters. It is kept in the history.',
    }),
  },
  'changed-meanwhile': {
    status: 409,
    text: ({ current }) => ({
      id: `Pengaturan ini sudah diubah orang lain (versi ${current.version}). Lihat isinya yang sekarang, lalu putuskan lagi.`,
      en: `Somebody else has changed this setting meanwhile (version ${current.version}). Look at it as it is now, then decide again.`,
    }),
  },
};

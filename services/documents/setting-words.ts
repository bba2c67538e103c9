import { wordsBy } from '#shared/settings/setting-words.ts';

/** What is wrong with the value of a setting, by the code of its schema. */
export const settingWords = wordsBy(
  {
    'bad-days': {
      id: 'Janji layanan harus bilangan bulat, mulai 1 sampai 60 hari kerja.',
      en: 'The promise is a whole number of working days, from 1 to 60.',
    },
    'bad-claim-minutes': {
      id: 'Lama berkas dipegang seorang petugas harus bilangan bulat, mulai 5 sampai 480 menit.',
      en: 'An officer holds a file for a whole number of minutes, from 5 to 480.',
    },
    'bad-warn-days': {
      id: 'Hari pengingat harus bilangan bulat, mulai 1 sampai 90.',
      en: 'The reminder comes after a whole number of days, from 1 to 90.',
    },
    'bad-expire-days': {
      id: 'Hari berakhirnya pengajuan harus bilangan bulat, mulai 2 sampai 365.',
      en: 'A request ends after a whole number of days, from 2 to 365.',
    },
    'warned-too-late': {
      id: 'Warga harus diingatkan sebelum pengajuannya berakhir: warnDays harus lebih kecil daripada expireDays.',
      en: 'Citizens are reminded before their request ends: warnDays must be smaller than expireDays.',
    },
    'bad-patience': {
      id: 'Isi kedua nilai: warnDays (hari sampai diingatkan) dan expireDays (hari sampai berakhir).',
      en: 'Fill in both values: warnDays and expireDays.',
    },
  },
  'bad-patience',
);

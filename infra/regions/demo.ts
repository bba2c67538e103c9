import type { Region, Service } from '#shared/region/schema.ts';
import { brandTokens } from './defaults/brand.ts';
import sibolga from './sibolga.ts';

// For trying out and showing: everything can be booked, moved and cancelled within minutes, at any hour of any day. No
// stack of it is made unless it is named (`-c region=demo`), and every page says that it serves nobody.

const always: [string, string][] = [['00:00', '24:00']];
const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };

const service = (id: string, letter: string, name: Service['name'], code: string): Service => ({
  id,
  name,
  letter,
  durationSeconds: 20,
  catalogue: [code],
  windowMinutes: 15,
  quota: { online: 4, walkIn: 4 },
  numberBlock: 8, // 96 windows and a spare block for every four: 960 numbers, three digits
});

const region: Region = {
  ...sibolga,
  id: 'demo',
  code: '00.00',
  name: { id: 'Kota Contoh', en: 'Sample City' },
  demonstration: true,
  brand: brandTokens({ primary: '#5b3a8c', dark: '#3c2560', accent: '#ffc94d' }),
  origin: 'https://demo.balai.example', // a name that nobody can own (RFC 2606)
  queue: {
    horizonDays: 7,
    releaseTime: '00:00',
    selfServiceEndsMinutes: 1,
    liveBookingsPerPerson: 20,
    changesPerPersonAndDay: 10,
    coolDownSeconds: { least: 5, most: 15 },
    retentionDays: 1,
    sheetRetentionDays: 7,
    recoveriesPerDay: 50,
    reminderTime: '16:00',
    challengeCost: 100,
  },
  notifications: {
    mailFrom: 'antrean@demo.balai.example',
    messagesPerRecipientAndDay: 100,
    textMessages: { reminder: true, line: true },
  },
  offices: [
    {
      id: 'kantor-contoh',
      name: { id: 'Kantor Contoh', en: 'Sample Office' },
      address: 'Jalan Contoh 1, Kota Contoh',
      hours: { regular: week, ramadan: week },
      openOnHolidays: true,
      exceptions: [],
      services: [
        service('ktp-el', 'A', { id: 'KTP-el', en: 'Identity card (KTP-el)' }, 'KTP-BARU'),
        service('kartu-keluarga', 'B', { id: 'Kartu Keluarga', en: 'Family card (KK)' }, 'KK-BARU'),
      ],
    },
  ],
};

export default region;

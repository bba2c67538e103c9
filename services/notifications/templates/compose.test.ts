import { describe, expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import {
  type InboxMessage,
  type MessageKind,
  type MessageLanguage,
  messageKind,
  messageLanguage,
} from '#shared/notifications/message.ts';
import { segments } from '../domain/sms.ts';
import { compose as composeWith } from './compose.ts';
import { ownWordings } from './wording.ts';

// The longest names of the first region, and a link as the queue service makes it.
const offices = {
  id: 'Dinas Kependudukan dan Pencatatan Sipil Kota Tanjungbalai',
  en: 'Tanjungbalai Civil Registry Office',
};
const services = {
  id: 'Akta kelahiran, kematian, perkawinan, perceraian',
  en: 'Birth, death, marriage and divorce certificates',
};
const link = 'https://antrean.tanjungbalaikota.go.id/tiket#k1.AbCdEfGhIjK.AbCdEfGhIjKlMnOpQrStUv';

/** The longest way to say a date. */
const longest = {
  id: { date: '2026-09-29', said: 'Selasa, 29 September 2026' },
  en: { date: '2026-09-30', said: 'Wednesday, 30 September 2026' },
};

const { reportExtortion } = region;
const compose = (message: InboxMessage, facts: Parameters<typeof composeWith>[2]) =>
  composeWith(ownWordings[message.language][message.kind], message, facts);
const messageOf = (kind: MessageKind, language: MessageLanguage): InboxMessage => ({
  subject: 'AbCdEfGhIjK',
  version: 3,
  kind,
  language,
  parameters: {
    ticket: 'A012',
    code: 'K7M4-9Q2X',
    office: offices[language],
    service: services[language],
    date: longest[language].date,
    window: { start: '08:00', end: '09:00' },
    zone: 'WITA',
    counter: '12',
  },
  recipient: 'sealed',
  correlationId: 'request-1',
});

const isAboutRequest = (kind: MessageKind) => kind.startsWith('request-');
const withoutPlace: readonly MessageKind[] = [
  'wish-taken',
  'wish-ended',
  ...messageKind.options.filter(isAboutRequest),
];

const every = messageLanguage.options.flatMap((language) =>
  messageKind.options.map((kind) => [kind, language] as const),
);

describe.each(every)('%s in %s', (kind, language) => {
  const { sms, mail } = compose(messageOf(kind, language), { link, reportExtortion });

  test('fits two segments of an SMS', () => {
    expect(segments(sms), sms).toBeLessThanOrEqual(2);
    expect(sms.split('?'), sms).toHaveLength(ownWordings[language][kind].sms.split('?').length);
  });

  test('tells ticket or code, if there is one, office, day and link, and that it costs nothing', () => {
    for (const text of [sms, mail.text]) {
      expect(text.includes('K7M4-9Q2X')).toBe(isAboutRequest(kind));
      expect(text.includes('A012')).toBe(!withoutPlace.includes(kind));
      expect(text).toContain(offices[language]);
      expect(text).toContain(longest[language].said);
      expect(text).toContain(link);
      expect(text.toLowerCase()).toContain(language === 'id' ? 'gratis' : 'free');
    }
    expect(mail.subject.includes('A012')).toBe(!withoutPlace.includes(kind));
    expect(mail.text).toContain(reportExtortion.contact);
  });

  test('has no gap and no placeholder left', () => {
    expect(`${sms} ${mail.subject} ${mail.text}`).not.toMatch(/undefined|null|\$\{|\[object/);
  });

  test('tells the hours in local time unless there is nothing left to come to, or they have come', () => {
    const hours = language === 'id' ? '08.00-09.00 WITA' : '08:00-09:00 WITA';

    expect(mail.text.includes(hours)).toBe(!withoutPlace.includes(kind));
    expect(sms.includes(hours)).toBe(
      ![...withoutPlace, 'slot-cancelled', 'nth-in-line', 'called', 'left-over'].includes(kind),
    );
  });
});

test('who is called is told the counter', () => {
  for (const language of messageLanguage.options) {
    const { sms, mail } = compose(messageOf('called', language), { link, reportExtortion });

    for (const text of [sms, mail.subject, mail.text]) expect(text).toMatch(/(loket|counter) 12/);
  }
});

test('a link stands free, so that phones make all of it a link', () => {
  for (const [kind, language] of every) {
    const { sms, mail } = compose(messageOf(kind, language), { link, reportExtortion });

    expect(sms).toMatch(/ https:\S+ /);
    expect(mail.text).toContain(`\n${link}\n`);
  }
});

test('a name with letters that SMS lacks makes the SMS no longer', () => {
  const message = messageOf('slot-booked', 'id');
  const fancy = { ...message, parameters: { ...message.parameters, office: 'Kantor “Ma’ruf” – Loket' } };

  expect(compose(fancy, { link, reportExtortion }).sms).toContain('Kantor "Ma\'ruf" - Loket');
});

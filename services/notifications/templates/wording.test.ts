import { describe, expect, test } from 'vitest';
import region from '#infra/regions/tanjungbalai.ts';
import { wordingChanged } from '#shared/events/notifications.ts';
import type { StaffCall } from '#shared/http/endpoint.ts';
import { valuesOf } from '#shared/settings/setting.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { settingOperations } from '#shared/settings/setting-operations.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import { wordingEffect } from '../operations/wording-effect.ts';
import { wordingWords } from '../wording-words.ts';
import { ownWordings, wordingSettings, wordingsInForce } from './wording.ts';

const call: StaffCall = {
  actor: { id: '3f8e2c1a-0000-4000-8000-00000000000a', roles: ['region/operator'] },
  correlationId: 'request-0001',
  viewer: '',
};
const path = { name: 'messages.slot-booked.id' };
const good = {
  sms: 'Nomor {ticket}, {date} jam {hours}. Lihat {link} GRATIS.',
  subject: 'Nomor {ticket}',
  mail: 'Nomor {ticket}\n\n{link}\n\n{report}',
};

function office() {
  const store = createMemorySettings(tellBy(wordingChanged));
  const operations = settingOperations({
    ...wordingEffect(region, async ({ language, kind }) => {
      const wordings = wordingsInForce(valuesOf(await store.list()));
      return wordings[language][kind];
    }),
    settings: wordingSettings,
    store,
    clock: { now: () => 1 },
    words: wordingWords,
  });
  const change = (value: unknown) =>
    operations.change({ path, body: { value, expectedVersion: 0, reason: 'lebih singkat' } }, call);
  return { store, operations, change };
}

test('every wording that comes with a deployment is one that officials could have written', () => {
  for (const { name, schema, file } of wordingSettings) {
    expect(schema.safeParse(file), name).toMatchObject({ success: true, data: file });
  }
  expect(wordingSettings).toHaveLength(42);
});

test('a changed wording holds, is shown with sample data and its price in segments, and is told as an event', async () => {
  const { store, change } = office();

  const outcome = await change(good);

  expect(outcome).toMatchObject({
    answer: {
      setting: { version: 1, value: good },
      effect: {
        sms: expect.stringMatching(
          /^Nomor A012, Rabu, 30 September 2026 jam 08\.00-09\.00 WIB\. Lihat https:\S+ GRATIS\.$/,
        ),
        segments: 1,
        subject: 'Nomor A012',
        text: expect.stringContaining(region.reportExtortion.contact),
      },
    },
  });
  expect(wordingsInForce(valuesOf(await store.list())).id['slot-booked']).toEqual(good);
  expect(wordingsInForce(valuesOf(await store.list())).en).toEqual(ownWordings.en);
  expect(store.told[0]).toContain('"WordingChanged.v1"');
  expect(store.told[0]).not.toContain('GRATIS');
});

test.each(wordingSettings.map((setting) => [setting.name, setting] as const))(
  'the own wording %s is one that officials could write',
  (_, { schema, file }) => {
    expect(schema.safeParse(file)).toMatchObject({ success: true });
  },
);

test('a longer SMS is told to cost more', async () => {
  const { operations } = office();
  const value = { ...good, sms: `${'Mohon datang tepat waktu. '.repeat(10)}${good.sms}` };

  const outcome = await operations.preview({ path, body: { value } }, call);

  expect(outcome).toMatchObject({ answer: { effect: { segments: 3 } } });
});

describe.each([
  ['an unknown name in braces', { sms: `${good.sms} {nama}` }, 'value.sms', '{ticket} {office}'],
  ['the counter, of one who is not called', { sms: `${good.sms} {counter}` }, 'value.sms', 'tidak dikenal'],
  ['a name with a capital', { sms: good.sms.replace('{ticket}', '{Ticket}') }, 'value.sms', 'tidak dikenal'],
  ['a brace that stands alone', { sms: `${good.sms} {` }, 'value.sms', 'tanpa pasangan'],
  ['braces in braces', { sms: `${good.sms} {{ticket}}` }, 'value.sms', 'tanpa pasangan'],
  ['no number', { sms: good.sms.replace('{ticket}', '') }, 'value.sms', '{ticket}'],
  ['no link', { mail: good.mail.replace('{link}', '') }, 'value.mail', '{link}'],
  ['no word on extortion', { mail: good.mail.replace('{report}', '') }, 'value.mail', '{report}'],
  ['no word that it is free', { sms: good.sms.replace('GRATIS', '') }, 'value.sms', 'GRATIS'],
  ['a link with a full stop on it', { sms: good.sms.replace('{link}', '{link}.') }, 'value.sms', 'spasi'],
  ['a subject of two lines', { subject: 'Nomor\n{ticket}' }, 'value.subject', 'satu baris'],
  ['an SMS without end', { sms: good.sms.padEnd(501, '!') }, 'value.sms', '20-500'],
  ['an SMS of many segments', { sms: `${good.sms}${' {report}'.repeat(9)}` }, 'value.sms', '4 bagian'],
  ['letters that take two places', { sms: good.sms.padEnd(400, '^') }, 'value.sms', '4 bagian'],
  ['a subject that grows', { subject: `{ticket}${'{office}'.repeat(5)}` }, 'value.subject', '250'],
  ['a link elsewhere', { sms: `${good.sms} Bayar di https://x.example` }, 'value.sms', 'alamat situs'],
  ['a shortened link', { mail: `${good.mail}\ns.id/bayar` }, 'value.mail', 'alamat situs'],
  ['a bare address', { subject: '{ticket} dukcapil.example' }, 'value.subject', 'alamat situs'],
  ['that it is not free', { sms: good.sms.replace('GRATIS', 'TIDAK GRATIS') }, 'value.sms', 'GRATIS'],
  ['a control character', { subject: '{ticket} \u0000' }, 'value.subject', 'tidak terlihat'],
  ['a line separator', { subject: '{ticket}\u2028Bcc' }, 'value.subject', 'tidak terlihat'],
  ['text that runs backwards', { mail: `${good.mail} \u202e` }, 'value.mail', 'tidak terlihat'],
  ['a number for text', { sms: 7 }, 'value.sms', 'ketiganya'],
])('%s', (_, part, field, said) => {
  test('is refused in words, and what was sent before still is', async () => {
    const { store, change } = office();

    const outcome = await change({ ...good, ...part });

    const refused = 'refused' in outcome ? outcome.refused : [];
    const found = refused.find((one) => 'field' in one && one.field === field);
    expect(found, JSON.stringify(refused)).toMatchObject({ code: 'bad-setting' });
    expect(found && 'says' in found ? found.says.id : '').toContain(said);
    expect(await store.list()).toEqual([]);
  });
});

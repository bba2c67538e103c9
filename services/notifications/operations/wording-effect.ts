import type { Region } from '#shared/region/schema.ts';
import type { SettingPorts } from '#shared/settings/setting-operations.ts';
import { zoneNames } from '#shared/time/zone.ts';
import type { WordingEffect } from '../contract.ts';
import { segments } from '../domain/sms.ts';
import { compose } from '../templates/compose.ts';
import type { WordingSetting } from '../templates/wording.ts';

/** A Wednesday in September: the longest way to say a date in both languages is not shorter than this. */
const sampleDate = '2026-09-30';
/** As long as the links of the queue. */
const sampleKey = 'k1.AbCdEfGhIjK.AbCdEfGhIjKlMnOpQrStUv';

const longest = (texts: readonly string[]): string =>
  texts.reduce((one, other) => (other.length > one.length ? other : one), '');

const sampleReason = { id: 'gangguan jaringan pusat', en: 'the national network is down' };

/** Shows a wording as citizens would get it, with the longest names that the region has: SMS are paid by the segment. */
export const wordingEffect = (
  region: Region,
  read: (setting: WordingSetting) => Promise<WordingSetting['file']>,
): Pick<SettingPorts<WordingSetting, WordingEffect>, 'foresee' | 'follow'> => {
  const shown = ({ language, schema }: WordingSetting, value: unknown): WordingEffect => {
    const { sms, mail } = compose(
      schema.parse(value),
      {
        language,
        parameters: {
          ticket: 'A012',
          code: 'K7M4-9Q2X',
          office: longest(region.offices.map(({ name }) => name[language])),
          service: longest(
            region.offices.flatMap(({ services }) => services.map(({ name }) => name[language])),
          ),
          date: sampleDate,
          window: { start: '08:00', end: '09:00' },
          zone: zoneNames[region.timezone],
          counter: '12',
          reason: sampleReason[language],
        },
      },
      { link: `${region.origin}/tiket#${sampleKey}`, reportExtortion: region.reportExtortion },
    );
    return { sms, segments: segments(sms), ...mail };
  };
  return {
    foresee: async (setting, to) => shown(setting, to),
    follow: async (setting) => shown(setting, await read(setting)),
  };
};

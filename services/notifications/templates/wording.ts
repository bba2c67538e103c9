import * as z from 'zod/mini';
import {
  type MessageKind,
  type MessageLanguage,
  messageKind,
  messageLanguage,
} from '#shared/notifications/message.ts';
import { inForce, type Setting, type SettingValues } from '#shared/settings/setting.ts';
import { english } from './en.ts';
import { indonesian } from './id.ts';
import { factNames, placeholdersOf, type Template } from './template.ts';

/** A wording of every kind of message in every language. */
export type Wordings = Readonly<Record<MessageLanguage, Readonly<Record<MessageKind, Template>>>>;

/** The wordings that a deployment brings; one that lacks a kind or language does not compile. */
export const ownWordings: Wordings = { id: indonesian, en: english };

const known = new Set<string>(factNames);
const says = (...facts: readonly (typeof factNames)[number][]) =>
  facts.map((fact) => z.refine<string>((text) => placeholdersOf(text).includes(fact), `lacks-${fact}`));
const placeholders = [
  z.refine<string>((text) => placeholdersOf(text).every((name) => known.has(name)), 'unknown-placeholder'),
  z.refine<string>((text) => !/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')), 'stray-brace'),
];

/** A phone makes a link of all that stands between two spaces. */
const linkStandsFree = z.refine<string>(
  (text) => [...text.matchAll(/(\S?)\{link\}(\S?)/g)].every(([, before, after]) => !before && !after),
  'link-not-free',
);
/** The law against extortion begins with saying so. */
const saysFree: Readonly<Record<MessageLanguage, RegExp>> = { id: /gratis/i, en: /\bfree\b/i };

const text = (least: number, most: number) =>
  z
    .string({ error: 'bad-wording' })
    .check(z.trim(), z.minLength(least, 'bad-length'), z.maxLength(most, 'bad-length'), ...placeholders);

const wording = (language: MessageLanguage) =>
  z.strictObject(
    {
      sms: text(20, 500).check(
        ...says('ticket', 'link'),
        linkStandsFree,
        z.refine<string>((sms) => saysFree[language].test(sms), 'not-free'),
      ),
      subject: text(5, 150).check(
        z.refine<string>((line) => !/[\r\n]/.test(line), 'line-break'),
        ...says('ticket'),
      ),
      mail: text(20, 4_000).check(...says('ticket', 'link', 'report'), linkStandsFree),
    },
    { error: 'bad-wording' },
  );

/** What a wording is for. */
export interface WordingSetting extends Setting<Template> {
  readonly kind: MessageKind;
  readonly language: MessageLanguage;
}

const wordingOf = (kind: MessageKind, language: MessageLanguage): WordingSetting => ({
  name: `messages.${kind}.${language}`,
  of: 'region',
  kind,
  language,
  schema: wording(language),
  file: ownWordings[language][kind],
});

/** Every wording that officials can change. */
export const wordingSettings: readonly WordingSetting[] = messageLanguage.options.flatMap((language) =>
  messageKind.options.map((kind) => wordingOf(kind, language)),
);

/** The wordings as officials left them. */
export const wordingsInForce = (values: SettingValues): Wordings => {
  const of = (language: MessageLanguage): Wordings[MessageLanguage] => ({
    'slot-booked': inForce(wordingOf('slot-booked', language), values),
    'slot-moved': inForce(wordingOf('slot-moved', language), values),
    'slot-cancelled': inForce(wordingOf('slot-cancelled', language), values),
    'link-recovered': inForce(wordingOf('link-recovered', language), values),
  });
  return { id: of('id'), en: of('en') };
};

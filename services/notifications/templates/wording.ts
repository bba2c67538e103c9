import * as z from 'zod/mini';
import {
  type MessageKind,
  type MessageLanguage,
  messageKind,
  messageLanguage,
} from '#shared/notifications/message.ts';
import { plainText } from '#shared/settings/plain-text.ts';
import { inForce, type Setting, type SettingValues } from '#shared/settings/setting.ts';
import { places, toGsm7 } from '../domain/sms.ts';
import { english } from './en.ts';
import { indonesian } from './id.ts';
import { type FactName, type Facts, factsOf, fill, placeholdersOf, type Template } from './template.ts';

/** A wording of every kind of message in every language. */
export type Wordings = Readonly<Record<MessageLanguage, Readonly<Record<MessageKind, Template>>>>;

/** The wordings that a deployment brings; one that lacks a kind or language does not compile. */
export const ownWordings: Wordings = { id: indonesian, en: english };

const says = (...facts: readonly FactName[]) =>
  facts.map((fact) => z.refine<string>((text) => placeholdersOf(text).includes(fact), `lacks-${fact}`));
const placeholders = (kind: MessageKind) => {
  const known = new Set<string>(factsOf(kind));
  return [
    z.refine<string>((text) => placeholdersOf(text).every((name) => known.has(name)), 'unknown-placeholder'),
    z.refine<string>((text) => !/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')), 'stray-brace'),
  ];
};

/** What a message names its place or request by; a wish has nothing. */
const named = (kind: MessageKind): readonly FactName[] =>
  factsOf(kind).filter((fact) => fact === 'ticket' || fact === 'code');

/** A phone makes a link of all that stands between two spaces. */
const linkStandsFree = z.refine<string>(
  (text) => [...text.matchAll(/(\S?)\{link\}(\S?)/g)].every(([, before, after]) => !before && !after),
  'link-not-free',
);
/** The law against extortion begins with saying so. */
const saysFree: Readonly<Record<MessageLanguage, RegExp>> = { id: /gratis/i, en: /\bfree\b/i };
const deniesFree = /\b(tidak|bukan|belum|tak|not)\s+(gratis|free)/i;

/** Anything that a phone makes a link of. An office's message leads to the ticket and to whom extortion is reported, nowhere else. */
const otherLink = /:\/\/|[a-z0-9]{2}\.[a-z]{2}|\.[a-z]{2,}\//i;
const noOtherLink = z.refine<string>((text) => !otherLink.test(text), 'other-link');

/** Facts of long offices and services, to judge lengths by. */
const long: Facts = {
  ticket: 'A0123',
  code: 'K7M4-9Q2X',
  office: 'x'.repeat(70),
  service: 'x'.repeat(60),
  date: 'Rabu, 30 September 2026',
  hours: '08.00-09.00 WITA',
  link: 'x'.repeat(90),
  counter: '12',
  reason: 'x'.repeat(120),
  report: 'x'.repeat(90),
};
/** Four segments: each is paid for, and the provider refuses a text of more than 1,600 places. */
const MOST_PLACES = 4 * 153;
const fitsPhone = z.refine<string>((text) => places(toGsm7(fill(text, long))) <= MOST_PLACES, 'long-sms');
const MOST_SUBJECT = 250;
const fitsLine = z.refine<string>((text) => fill(text, long).length <= MOST_SUBJECT, 'long-subject');

const text = (kind: MessageKind, least: number, most: number) =>
  z
    .string({ error: 'bad-wording' })
    .check(
      z.trim(),
      z.minLength(least, 'bad-length'),
      z.maxLength(most, 'bad-length'),
      ...placeholders(kind),
      plainText('hidden-character'),
      noOtherLink,
    );

const wording = (kind: MessageKind, language: MessageLanguage) =>
  z.strictObject(
    {
      sms: text(kind, 20, 500).check(
        ...says(...named(kind), 'link'),
        linkStandsFree,
        z.refine<string>((sms) => saysFree[language].test(sms) && !deniesFree.test(sms), 'not-free'),
        fitsPhone,
      ),
      subject: text(kind, 5, 150).check(
        z.refine<string>((line) => !/[\r\n]/.test(line), 'line-break'),
        ...says(...named(kind)),
        fitsLine,
      ),
      mail: text(kind, 20, 4_000).check(...says(...named(kind), 'link', 'report'), linkStandsFree),
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
  schema: wording(kind, language),
  file: ownWordings[language][kind],
});

/** Every wording that officials can change. */
export const wordingSettings: readonly WordingSetting[] = messageLanguage.options.flatMap((language) =>
  messageKind.options.map((kind) => wordingOf(kind, language)),
);

/** The wordings as officials left them. */
export const wordingsInForce = (values: SettingValues): Wordings => {
  const of = (language: MessageLanguage): Wordings[MessageLanguage] => {
    const left = (kind: MessageKind) => inForce(wordingOf(kind, language), values);
    return {
      'slot-booked': left('slot-booked'),
      'slot-moved': left('slot-moved'),
      'slot-cancelled': left('slot-cancelled'),
      'slot-closed': left('slot-closed'),
      'slot-reopened': left('slot-reopened'),
      'wish-taken': left('wish-taken'),
      'slot-granted': left('slot-granted'),
      'wish-ended': left('wish-ended'),
      'link-recovered': left('link-recovered'),
      reminder: left('reminder'),
      'nth-in-line': left('nth-in-line'),
      called: left('called'),
      'left-over': left('left-over'),
      'request-submitted': left('request-submitted'),
      'request-returned': left('request-returned'),
      'request-visit': left('request-visit'),
      'request-ready': left('request-ready'),
      'request-rejected': left('request-rejected'),
      'request-warned': left('request-warned'),
      'request-expired': left('request-expired'),
      'request-missed': left('request-missed'),
    };
  };
  return { id: of('id'), en: of('en') };
};

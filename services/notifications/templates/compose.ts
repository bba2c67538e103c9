import type { InboxMessage, MessageKind, MessageLanguage } from '#shared/notifications/message.ts';
import type { Region } from '#shared/region/schema.ts';
import { spokenDate } from '#shared/time/spoken.ts';
import { toGsm7 } from '../domain/sms.ts';
import { english } from './en.ts';
import { indonesian } from './id.ts';
import type { Template } from './template.ts';

/** A template that lacks a language, or a language that lacks a template, does not compile. */
const templates: Readonly<Record<MessageLanguage, Readonly<Record<MessageKind, Template>>>> = {
  id: indonesian,
  en: english,
};

/** A message as it goes out. */
export interface Composed {
  sms: string;
  mail: { subject: string; text: string };
}

/** Fills the template of a message's kind and language. */
export function compose(
  { kind, language, parameters }: InboxMessage,
  { link, reportExtortion }: { link: string; reportExtortion: Region['reportExtortion'] },
): Composed {
  const { ticket, office, service, date, window, zone } = parameters;
  const clock = (time: string) => (language === 'id' ? time.replace(':', '.') : time);
  const template = templates[language][kind];
  const facts = {
    ticket,
    office,
    service,
    date: spokenDate(date)[language],
    hours: `${clock(window.start)}-${clock(window.end)} ${zone}`,
    link,
    report: `${reportExtortion.label[language]} ${reportExtortion.contact}`,
  };
  return { sms: toGsm7(template.sms(facts)), mail: template.mail(facts) };
}

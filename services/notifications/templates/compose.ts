import type { InboxMessage } from '#shared/notifications/message.ts';
import type { Region } from '#shared/region/schema.ts';
import { spokenDate } from '#shared/time/spoken.ts';
import { toGsm7 } from '../domain/sms.ts';
import { type Facts, fill, type Template } from './template.ts';

/** A message as it goes out. */
export interface Composed {
  sms: string;
  mail: { subject: string; text: string };
}

/** Fills a wording with what a message is about. */
export function compose(
  { sms, subject, mail }: Template,
  { language, parameters }: Pick<InboxMessage, 'language' | 'parameters'>,
  { link, reportExtortion }: { link: string; reportExtortion: Region['reportExtortion'] },
): Composed {
  const {
    ticket = '',
    code = '',
    office,
    service,
    date,
    window,
    zone,
    counter = '',
    reason = '',
  } = parameters;
  const clock = (time: string) => (language === 'id' ? time.replace(':', '.') : time);
  const facts: Facts = {
    ticket,
    code,
    office,
    service,
    date: spokenDate(date)[language],
    hours: window ? `${clock(window.start)}-${clock(window.end)} ${zone}` : '',
    reason,
    link,
    counter,
    report: `${reportExtortion.label[language]} ${reportExtortion.contact}`,
  };
  return { sms: toGsm7(fill(sms, facts)), mail: { subject: fill(subject, facts), text: fill(mail, facts) } };
}

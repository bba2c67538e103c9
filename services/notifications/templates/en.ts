import type { MessageKind } from '#shared/notifications/message.ts';
import type { Facts, Template } from './template.ts';

const letter = (
  opening: string,
  { ticket, service, office, date, hours, link, report }: Facts,
  advice: string,
) =>
  [
    'Dear Sir or Madam,',
    opening,
    `Ticket: ${ticket}\nService: ${service}\nPlace: ${office}\nTime: ${date}, ${hours}`,
    advice,
    link,
    report,
    'Thank you.\n(This message was sent automatically and cannot be answered.)',
  ].join('\n\n');

/** Messages in English. */
export const english: Readonly<Record<MessageKind, Template>> = {
  'slot-booked': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Your ticket ${ticket}: ${date}, ${hours}, at ${office}. Please bring original documents. What to bring, move or cancel: ${link} This service is FREE.`,
    mail: (facts) => ({
      subject: `Ticket ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Your booking has been recorded.',
        facts,
        'Please come at that time and bring the original documents. The link below tells what to bring, and lets you move or cancel the booking. Do not pass it on to others.',
      ),
    }),
  },
  'slot-moved': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Your booking was moved. New ticket ${ticket}: ${date}, ${hours}, at ${office}. The old number is void. Details: ${link} This service is FREE.`,
    mail: (facts) => ({
      subject: `Moved: ticket ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Your booking was moved. The old number is void.',
        facts,
        'Please come at that time and bring the original documents. The link below opens your booking. Do not pass it on to others.',
      ),
    }),
  },
  'slot-cancelled': {
    sms: ({ ticket, office, date, link }) =>
      `Ticket ${ticket} on ${date} at ${office} was cancelled. If you still need it, book again: ${link} This service is FREE.`,
    mail: (facts) => ({
      subject: `Cancelled: ticket ${facts.ticket}, ${facts.date}`,
      text: letter(
        'Your booking was cancelled.',
        facts,
        'If you still need the service, please book again with the link below.',
      ),
    }),
  },
  'link-recovered': {
    sms: ({ ticket, office, date, hours, link }) =>
      `Your ticket ${ticket}: ${date}, ${hours}, at ${office}. Link: ${link} If you did not ask for it, ignore this message. This service is FREE.`,
    mail: (facts) => ({
      subject: `Link to ticket ${facts.ticket}, ${facts.date}`,
      text: letter(
        'You asked for the link to your booking. If you did not, ignore this message; nothing has changed.',
        facts,
        'The link below opens your booking. Do not pass it on to others.',
      ),
    }),
  },
};

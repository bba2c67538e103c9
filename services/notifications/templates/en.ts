import type { MessageKind } from '#shared/notifications/message.ts';
import type { Template } from './template.ts';

const mailAbout =
  (facts: string) =>
  (opening: string, advice: string): string =>
    [
      'Dear Sir or Madam,',
      opening,
      facts,
      advice,
      '{link}',
      '{report}',
      'Thank you.\n(This message was sent automatically and cannot be answered.)',
    ].join('\n\n');

const letter = mailAbout('Ticket: {ticket}\nService: {service}\nPlace: {office}\nTime: {date}, {hours}');

/** About a wish: it has no number and no time yet. */
const wishLetter = mailAbout('Service: {service}\nPlace: {office}\nDate: {date}');

/** About a request for a document. */
const requestLetter = mailAbout('Code of the request: {code}\nDocument: {service}\nPlace: {office}');

/** Messages in English. */
export const english: Readonly<Record<MessageKind, Template>> = {
  'slot-booked': {
    sms: 'Your ticket {ticket}: {date}, {hours}, at {office}. Please bring original documents. What to bring, move or cancel: {link} This service is FREE.',
    subject: 'Ticket {ticket}, {date}',
    mail: letter(
      'Your booking has been recorded.',
      'Please come at that time and bring the original documents. The link below tells what to bring, and lets you move or cancel the booking. Do not pass it on to others.',
    ),
  },
  'slot-moved': {
    sms: 'Your booking was moved. New ticket {ticket}: {date}, {hours}, at {office}. The old number is void. Details: {link} This service is FREE.',
    subject: 'Moved: ticket {ticket}, {date}',
    mail: letter(
      'Your booking was moved. The old number is void.',
      'Please come at that time and bring the original documents. The link below opens your booking. Do not pass it on to others.',
    ),
  },
  'slot-cancelled': {
    sms: 'Ticket {ticket} on {date} at {office} was cancelled. If you still need it, book again: {link} This service is FREE.',
    subject: 'Cancelled: ticket {ticket}, {date}',
    mail: letter(
      'Your booking was cancelled.',
      'If you still need the service, please book again with the link below.',
    ),
  },
  'slot-closed': {
    sms: 'The office has closed the time of your ticket {ticket} ({date}, {hours}, {office}): {reason}. Please choose another time, you come first: {link} This service is FREE.',
    subject: 'Ticket {ticket}, {date}: time closed, please choose another',
    mail: letter(
      'We are sorry: the office has closed the time of your booking. The reason: {reason}.',
      'You need not come at that time. Please choose another time with the link below; you come first. Do not pass it on to others.',
    ),
  },
  'slot-reopened': {
    sms: 'The time of your ticket {ticket} is open again: {date}, {hours}, at {office}. Your number remains valid. Details: {link} This service is FREE.',
    subject: 'Ticket {ticket}, {date}: time open again',
    mail: letter(
      'The time of your booking, which had been closed, is open again. Your number remains valid.',
      'Please come at that time and bring the original documents. The link below opens your booking and lets you move it. Do not pass it on to others.',
    ),
  },
  'wish-taken': {
    sms: 'Your request is recorded: {date} at {office}. You have NO ticket yet; you are told when you get a place. See your turn or withdraw: {link} This service is FREE.',
    subject: 'Request for a place recorded, {date}',
    mail: wishLetter(
      'Your request has been recorded. You have no ticket yet.',
      'When you get a place, a message tells you. The link below shows your turn and lets you withdraw. Do not pass it on to others.',
    ),
  },
  'slot-granted': {
    sms: 'You got a place! Ticket {ticket}: {date}, {hours}, at {office}. Cannot come? Cancel, so that others can use it: {link} This service is FREE.',
    subject: 'You got a place: ticket {ticket}, {date}',
    mail: letter(
      'You got the place that you waited for.',
      'Please come at that time and bring the original documents. If you cannot come, cancel by the link below, so that others can use the place. It also tells what to bring. Do not pass it on to others.',
    ),
  },
  'wish-ended': {
    sms: 'Sorry, there was no place for your request on {date} at {office}. You no longer wait. Choose another day: {link} This service is FREE.',
    subject: 'No place on {date}',
    mail: wishLetter(
      'We are sorry: no place came free for your request in time.',
      'You no longer wait. Please choose another day by the link below.',
    ),
  },
  'link-recovered': {
    sms: 'Your ticket {ticket}: {date}, {hours}, at {office}. Link: {link} If you did not ask for it, ignore this message. This service is FREE.',
    subject: 'Link to ticket {ticket}, {date}',
    mail: letter(
      'You asked for the link to your booking. If you did not, ignore this message; nothing has changed.',
      'The link below opens your booking. Do not pass it on to others.',
    ),
  },
  reminder: {
    sms: 'Reminder of ticket {ticket}: {date}, {hours}, at {office}. Still coming? Answer, cancel, see what to bring: {link} This service is FREE.',
    subject: 'Reminder: ticket {ticket}, {date}',
    mail: letter(
      'This is a reminder of your booking.',
      'Please come at that time and bring the original documents. If you cannot come, cancel with the link below, so that somebody else can have your place. It also tells what to bring. Do not pass it on to others.',
    ),
  },
  'nth-in-line': {
    sms: 'Ticket {ticket} ({date}) will be called soon at {office}. Please be in the waiting room. Your place in the line: {link} This service is FREE.',
    subject: 'Ticket {ticket}, {date}: called soon',
    mail: letter(
      'Your number will be called soon.',
      'Please be in the waiting room. The link below shows your place in the line.',
    ),
  },
  called: {
    sms: 'Ticket {ticket} ({date}) is called to counter {counter}, {office}. Too late? Go to the front desk. {link} This service is FREE.',
    subject: 'Ticket {ticket}, {date}: please go to counter {counter}',
    mail: letter(
      'Your number is being called. Please go to counter {counter}.',
      'If you missed the call, go to the front desk. The link below shows how your ticket stands.',
    ),
  },
  'left-over': {
    sms: 'We are sorry: ticket {ticket} ({date}) at {office} could not be served. Book another day: {link} Show this message to the officer and you are served first. This service is FREE.',
    subject: 'We are sorry: ticket {ticket}, {date}, could not be served',
    mail: letter(
      'We are sorry: your number could not be served before the office closed today.',
      'Please book another day with the link below. When you come, show this message at the front desk: you are served first.',
    ),
  },
  'request-submitted': {
    sms: 'Request {code} has arrived at {office}. It will be done by {date}. See where it stands: {link} This service is FREE.',
    subject: 'Request {code} has arrived',
    mail: requestLetter(
      'Your request has arrived. It will be done by {date}, unless something has to be corrected.',
      'The link below shows where it stands. Do not pass it on to others.',
    ),
  },
  'request-returned': {
    sms: 'Request {code} at {office} needs a correction by you, until {date}. See which part: {link} This service is FREE.',
    subject: 'Request {code} needs a correction',
    mail: requestLetter(
      'A part of your request has to be corrected, until {date}.',
      'The link below tells which part and why. Replace that part only; nothing else has to be sent again. Do not pass the link on to others.',
    ),
  },
  'request-visit': {
    sms: 'The papers of request {code} are complete. Please come to {office}, until {date}. Book a queue number: {link} This service is FREE.',
    subject: 'Request {code}: please come to the office',
    mail: requestLetter(
      'Your papers are complete and right. For this document you have to come to the office yourself, until {date}.',
      'Book a queue number by the link below, so that you need not wait long. Do not pass the link on to others.',
    ),
  },
  'request-ready': {
    sms: 'Your document is ready ({date}). Request {code}, {office}. How to get it: {link} This service is FREE.',
    subject: 'Request {code}: your document is ready',
    mail: requestLetter(
      'The document that you asked for has been ready since {date}.',
      'The link below tells how to collect or download it. Do not pass it on to others.',
    ),
  },
  'request-rejected': {
    sms: 'We are sorry: request {code} could not be granted ({date}, {office}). The reason: {link} This service is FREE.',
    subject: 'Request {code} could not be granted',
    mail: requestLetter(
      'We are sorry: your request could not be granted. Decided on {date}.',
      'The link below tells the reason and its ground in the law.',
    ),
  },
  'request-warned': {
    sms: 'Request {code} at {office} still waits for you. Unless you act, it ends on {date}. Go on: {link} This service is FREE.',
    subject: 'Request {code} still waits for you',
    mail: requestLetter(
      'Your request still waits for you. Unless you act, it ends on {date}.',
      'The link below tells what has to be done. Do not pass it on to others.',
    ),
  },
  'request-expired': {
    sms: 'Request {code} at {office} ended on {date}, because nothing was done with it. Ask again if you need to: {link} This service is FREE.',
    subject: 'Request {code} has ended',
    mail: requestLetter(
      'Your request ended on {date}, because nothing was done with it.',
      'If you still need the document, please ask for it again by the link below.',
    ),
  },
  'request-missed': {
    sms: 'We are sorry: request {code} at {office} is not done, though promised for {date}. We go on with it: {link} This service is FREE.',
    subject: 'Request {code} is late',
    mail: requestLetter(
      'We are sorry: your request is not done yet, though we promised it for {date}.',
      'We go on with it. The link below shows where it stands. Do not pass it on to others.',
    ),
  },
};

import * as z from 'zod/mini';

const code = z.string().check(z.minLength(1), z.maxLength(120));
const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** What a message is about; each has a template in every language. */
export const messageKind = z.enum([
  'slot-booked',
  'slot-moved',
  'slot-cancelled',
  'link-recovered',
  'reminder',
  'nth-in-line',
  'called',
  'left-over',
  'slot-closed',
  'slot-reopened',
  'wish-taken',
  'slot-granted',
  'wish-ended',
  'request-submitted',
  'request-returned',
  'request-visit',
  'request-ready',
  'request-rejected',
  'request-warned',
  'request-expired',
  'request-missed',
]);
export type MessageKind = z.infer<typeof messageKind>;

export const messageLanguage = z.enum(['id', 'en']);
export type MessageLanguage = z.infer<typeof messageLanguage>;

/** What the templates are filled with: nothing of the person. Names are in the language of the message. */
const parameters = z.object({
  /** With `window`: of every message about a place; a wish has none, nor a request for a document. */
  ticket: z.optional(z.string().check(z.regex(/^[A-Z]\d{3,4}$/))),
  office: code,
  service: code,
  /** Of a place; of a request for a document: of what its kind is about, such as the day on which it is due. */
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  window: z.optional(z.object({ start: localTime, end: z.union([localTime, z.literal('24:00')]) })),
  zone: z.enum(['WIB', 'WITA', 'WIT']),
  /** Of `called`: the counter, as its sign says. */
  counter: z.optional(z.string().check(z.regex(/^[1-9]\d?$/))),
  /** Of `slot-closed`: why. */
  reason: z.optional(code),
  /** Of a request for a document: what it is asked for by; it opens nothing alone. */
  code: z.optional(z.string().check(z.regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/))),
});
export type MessageParameters = z.infer<typeof parameters>;

/**
 * What a courier puts into the notifications inbox. It is sent once per subject, version and kind, whatever is repeated, and not at all
 * after a later version of the same subject.
 */
export const inboxMessage = z.object({
  subject: z.string().check(z.regex(/^[\w-]+(\.[\w-]+)*$/), z.maxLength(100)),
  version: z.int().check(z.gte(0)),
  kind: messageKind,
  language: messageLanguage,
  parameters,
  /** The date that it is about: sent once for it, whatever the version. */
  once: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  /** Goes out on this channel alone, or on none: then it only ends what was to be told before. Absent: on each that the recipient has. */
  only: z.optional(z.enum(['sms', 'mail', 'none'])),
  /** A `recipient` as JSON, sealed with the notifications key. */
  recipient: z.string(),
  /** The request that started it all. */
  correlationId: z.string().check(z.maxLength(200)),
});
export type InboxMessage = z.infer<typeof inboxMessage>;

/** Where a message goes, and the link that it brings: whoever holds the link holds the booking, so it is sealed too. */
export const recipient = z.object({
  /** E.164. Absent: told by mail alone. */
  phone: z.optional(z.string().check(z.regex(/^\+[1-9]\d{7,14}$/))),
  email: z.optional(z.email()),
  link: z.url(),
});
export type Recipient = z.infer<typeof recipient>;

/** What a recipient is sealed to: it opens in no other message. */
export const recipientContext = ({
  subject,
  version,
  kind,
}: Pick<InboxMessage, 'subject' | 'version' | 'kind'>) => `notifications/${subject}/${version}/${kind}`;

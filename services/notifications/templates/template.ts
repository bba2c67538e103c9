import { type MessageKind, messageKind } from '#shared/notifications/message.ts';

/** What a wording may say; each stands in braces where it goes: `{ticket}`. */
export interface Facts {
  /** Empty in messages about a wish or a request for a document, as the hours are. */
  readonly ticket: string;
  /** Of a request for a document: its tracking code; empty in every other message. */
  readonly code: string;
  readonly office: string;
  readonly service: string;
  /** As people say it: `Senin, 30 November 2026`. */
  readonly date: string;
  /** Local: `08.00-09.00 WIB`. */
  readonly hours: string;
  /** Of a closed time: why. */
  readonly reason: string;
  readonly link: string;
  /** Of `called`: the counter, as its sign says; empty in every other message. */
  readonly counter: string;
  /** That the service is free, and where to report who asks for money. */
  readonly report: string;
}

export const factNames = [
  'ticket',
  'office',
  'service',
  'date',
  'hours',
  'reason',
  'link',
  'counter',
  'code',
  'report',
] as const satisfies readonly (keyof Facts)[];

export type FactName = (typeof factNames)[number];

/** Messages about a wish, which has neither number nor time. */
const aboutWishes: readonly MessageKind[] = ['wish-taken', 'wish-ended'];
const aboutRequests = messageKind.options.filter((kind) => kind.startsWith('request-'));
const aboutPlaces = messageKind.options.filter(
  (kind) => !aboutWishes.includes(kind) && !aboutRequests.includes(kind),
);

/** What only messages of some kinds can say. */
const special: Partial<Record<FactName, readonly MessageKind[]>> = {
  counter: ['called'],
  reason: ['slot-closed'],
  ticket: aboutPlaces,
  hours: aboutPlaces,
  code: aboutRequests,
};

/** What a wording of a kind may say. */
export const factsOf = (kind: MessageKind): readonly FactName[] =>
  factNames.filter((name) => special[name]?.includes(kind) ?? true);

/** One message in one language, its facts in braces. The SMS fits two segments with the usual names and links. */
export interface Template {
  readonly sms: string;
  readonly subject: string;
  readonly mail: string;
}

const placeholder = /\{([^{}]*)\}/g;

/** The names in braces, in order, whatever they are. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name);

/** The text with its facts. A name that is no fact is left as it stands; the schema of a wording lets none through. */
export const fill = (text: string, facts: Facts): string =>
  text.replace(placeholder, (written, name: string) => {
    const fact = factNames.find((known) => known === name);
    return fact === undefined ? written : facts[fact];
  });

import * as z from 'zod/mini';
import { accountId } from '#shared/identity/actor.ts';

/** Ids that services make: 11 base64url characters (derived), 22 (random, 128 bits) or a UUID; never readable. */
export const id = z.string().check(z.regex(/^(?:[\w-]{11}|[\w-]{22}|[\w-]{36})$/));

/** Id of an event: region, service, subject, version, place in the outbox. */
const eventId = z.string().check(z.regex(/^[a-z][\w-]*\.[a-z][a-z-]*\.[\w-]+\.\d+\.\d+$/));

/** Id of a request or key of an item (no dots, so no link or booking key; not only digits, so no NIK or phone), or of an event. */
const trace = z.union([z.string().check(z.regex(/^(?!\+?\d+$)[\w+=#:/-]{8,120}$/)), eventId]);

const actor = z.object({
  kind: z.enum(['citizen', 'officer', 'system']),
  id: z.optional(accountId.check(z.describe("An officer's account; citizens have none"))),
});

/** What every event tells about itself. */
export const metadata = z.object({
  id: eventId.check(z.describe('The same for the same event, however often it arrives')),
  occurredAt: z.int().check(z.gte(0), z.describe('Epoch milliseconds of the change')),
  region: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,30}$/), z.describe('Id of the region')),
  subject: id.check(z.describe('Id of what changed')),
  version: z
    .int()
    .check(z.gte(0), z.describe('Counts the writes of the subject: the higher of two is the later')),
  correlationId: trace.check(z.describe('The request that started it all')),
  causationId: trace.check(z.describe('The request, event or write that directly led here')),
  actor: z.optional(actor),
});

/** What every event tells about itself. */
export type Metadata = z.infer<typeof metadata>;

/** The name of the service that an event comes from, as EventBridge sees it. */
export type Source = `balai.${string}`;

/** One event and version: its name on the bus, what it carries, and the schema of a message that brings it. */
export interface EventDefinition<Type extends string = string, Data extends z.ZodMiniType = z.ZodMiniType> {
  source: Source;
  detailType: Type;
  /** One sentence for the event reference. */
  summary: string;
  /** The EventBridge message as a consumer reads it; fields it does not know are dropped. */
  message: z.ZodMiniObject<{
    source: z.ZodMiniLiteral<Source>;
    'detail-type': z.ZodMiniLiteral<Type>;
    detail: z.ZodMiniObject<{ metadata: typeof metadata; data: Data }>;
  }>;
  /** States that it happened; `encodeOutbox` gives it its metadata. */
  of(data: z.input<Data>): Happened;
}

/** Something that happened, before it has an id. */
export interface Happened {
  event: EventDefinition;
  data: unknown;
}

/** Defines an event: `defineEvent('balai.queue', 'SlotBooked.v1', 'A slot was booked.', z.object({ … }))`. */
export function defineEvent<const Type extends `${string}.v${number}`, Data extends z.ZodMiniType>(
  source: Source,
  detailType: Type,
  summary: string,
  data: Data,
): EventDefinition<Type, Data> {
  const event: EventDefinition<Type, Data> = {
    source,
    detailType,
    summary,
    message: z.object({
      source: z.literal(source),
      'detail-type': z.literal(detailType),
      detail: z.object({ metadata, data }),
    }),
    of: (value) => ({ event, data: value }),
  };
  return event;
}

import type { KeyRing } from '#shared/identity/key-ring.ts';
import { seal } from '#shared/identity/seal.ts';
import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { localDateAt } from '#shared/time/zone.ts';
import { type InboxMessage, type Recipient, recipientContext } from './message.ts';

/** A message and whom it is for, before that is sealed. */
export interface Notice {
  readonly message: Omit<InboxMessage, 'recipient'>;
  readonly recipient: Recipient;
}

/** What handing messages to notifications needs. */
export interface InboxPorts {
  /** Keys that recipients are sealed under, for notifications to open. */
  readonly inboxKeys: () => Promise<KeyRing>;
  /** Puts a message into the notifications inbox, to be delivered after so many seconds (900 at most). */
  readonly send: (message: InboxMessage, afterSeconds?: number) => Promise<void>;
  readonly log: Log;
}

/** Hands a notice to notifications, its recipient sealed for them; it is delivered after so many seconds. */
export async function handOver(
  ports: InboxPorts & { readonly region: Region; readonly clock: Clock },
  { message, recipient }: Notice,
  afterSeconds = 0,
): Promise<void> {
  const { subject, version, kind, correlationId } = message;
  const date = localDateAt(ports.clock.now(), ports.region.timezone);
  const sealing = { date, context: recipientContext(message) };
  const sealed = seal(await ports.inboxKeys(), sealing, JSON.stringify(recipient));
  await ports.send({ ...message, recipient: sealed }, afterSeconds);
  ports.log('message-queued', { subject, version, kind, correlationId });
}

import type { Happened } from '#shared/events/event.ts';
import { decodeOutbox, encodeOutbox } from '#shared/events/outbox.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { unseal } from '#shared/identity/seal.ts';
import {
  type InboxMessage,
  type Recipient,
  recipientContext,
  recipient as recipientSchema,
} from '#shared/notifications/message.ts';
import { carryMessages, courierEvent } from '../operations/carry-messages.ts';
import type { CourierPorts } from '../operations/courier-ports.ts';

const inboxRing = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'n'.repeat(64) }));

/** A write of one subject and what it told. */
export interface Told {
  readonly subject: string;
  readonly version: number;
  readonly correlationId: string;
  readonly now: number;
  readonly events: readonly Happened[];
}

/** A message with the recipient that notifications would open. */
type Carried = Omit<InboxMessage, 'recipient'> & { readonly recipient: Recipient };

/** What relay and courier make of some writes: the messages, in order. */
export async function carry(
  ports: Omit<CourierPorts, 'inboxKeys' | 'send'>,
  told: readonly Told[],
): Promise<readonly Carried[]> {
  const sent: InboxMessage[] = [];
  const courier: CourierPorts = {
    ...ports,
    inboxKeys: async () => inboxRing,
    send: async (message) => void sent.push(message),
  };
  for (const { events, now: occurredAt, ...written } of told) {
    const [first, ...others] = events;
    if (first === undefined) continue;
    const cause = { ...written, occurredAt, region: ports.region.id, causationId: written.correlationId };
    for (const entry of decodeOutbox(encodeOutbox(cause, [first, ...others])) ?? []) {
      const { source, detailType, detail } = JSON.parse(JSON.stringify(entry));
      await carryMessages(courier, courierEvent.parse({ source, 'detail-type': detailType, detail }));
    }
  }
  return sent.map((message) => ({ ...message, recipient: opened(message) }));
}

const opened = (message: InboxMessage): Recipient =>
  recipientSchema.parse(JSON.parse(unseal(inboxRing, recipientContext(message), message.recipient) ?? ''));

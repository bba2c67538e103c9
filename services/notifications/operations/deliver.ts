import {
  type InboxMessage,
  type Recipient,
  recipientContext,
  recipient as recipientSchema,
} from '#shared/notifications/message.ts';
import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { type Channel, type Delivery, type DeliveryKey, judge, type Outcome } from '../domain/delivery.ts';
import { segments } from '../domain/sms.ts';
import { compose } from '../templates/compose.ts';
import type { Wordings } from '../templates/wording.ts';

/** How a provider answered; `reason` is its code for it, never its text, which may repeat the address. */
export interface Answer {
  outcome: Outcome;
  reason?: string;
}

export interface DeliverPorts {
  deliveries: {
    /** Takes note of a version to be told of a subject; false when a later one was noted before. */
    advance(subject: string, version: number, now: number): Promise<boolean>;
    /** Records that the first attempt begins, or another; the delivery as it stands when somebody else began it. */
    start(key: DeliveryKey, by: { attempt: string; now: number }): Promise<'first' | 'again' | Delivery>;
    /** Records how it ended, unless that is known already. */
    finish(key: DeliveryKey, outcome: Outcome, now: number): Promise<void>;
    /** Gives up an attempt, unless it ended after all. */
    doubt(key: DeliveryKey, now: number): Promise<void>;
  };
  /** Counts a message to a phone number or mail address; false when it has had those of its day. */
  allowed(channel: Channel, address: string): Promise<boolean>;
  sms(phone: string, text: string): Promise<Answer>;
  mail(address: string, mail: { subject: string; text: string }): Promise<Answer>;
  /** Opens sealed data; undefined when it cannot be opened. */
  unseal(context: string, sealed: string): string | undefined;
  /** The wordings in force, a few seconds old at most. */
  wordings(): Promise<Wordings>;
  /** Stands in every mail. */
  reportExtortion: Region['reportExtortion'];
  log: Log;
  now(): number;
  newId(): string;
}

/** The message must come again later. */
class DeliveryDelayed extends Error {
  override readonly name = 'DeliveryDelayed';
}

/**
 * Sends a message on each channel that its recipient has, at most once each, however often it arrives. The record comes
 * before the sending; where nobody knows whether a message went out, that is reported and not tried again. A message that had to
 * wait until a later one about its subject came is not sent any more.
 */
export async function deliver(message: InboxMessage, ports: DeliverPorts): Promise<void> {
  const { phone, email, link } = open(message, ports);
  const { subject, version, kind, correlationId } = message;
  if (!(await ports.deliveries.advance(subject, version, ports.now()))) {
    ports.log('message-dropped', { subject, version, kind, correlationId, reason: 'superseded' });
    return;
  }
  const wording = (await ports.wordings())[message.language][kind];
  const { sms, mail } = compose(wording, message, { link, reportExtortion: ports.reportExtortion });
  const sendings: Promise<void>[] = [];
  if (phone !== undefined && (message.only ?? 'sms') === 'sms') {
    sendings.push(
      sendOnce(
        { channel: 'sms', address: phone },
        message,
        ports,
        () => ports.sms(phone, sms),
        segments(sms),
      ),
    );
  }
  if (email !== undefined && (message.only ?? 'mail') === 'mail') {
    sendings.push(
      sendOnce({ channel: 'mail', address: email }, message, ports, () => ports.mail(email, mail)),
    );
  }

  const ended = await Promise.allSettled(sendings);

  const failed = ended.find((sending) => sending.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function open(message: InboxMessage, { unseal }: DeliverPorts): Recipient {
  const text = unseal(recipientContext(message), message.recipient);
  if (text === undefined) throw new Error('The recipient cannot be opened: altered, or its key is gone.');
  return recipientSchema.parse(JSON.parse(text));
}

async function sendOnce(
  { channel, address }: { readonly channel: Channel; readonly address: string },
  { subject, version, once, kind, correlationId }: InboxMessage,
  { deliveries, allowed, log, now, newId }: DeliverPorts,
  send: () => Promise<Answer>,
  segments?: number,
): Promise<void> {
  const key = { subject, version, ...(once === undefined ? {} : { once }), kind, channel };
  const found = await deliveries.start(key, { attempt: newId(), now: now() });
  if (typeof found !== 'string') {
    const step = judge(found, now());
    if (step === 'wait') throw new DeliveryDelayed('Another attempt may still be under way.');
    if (step === 'doubt') {
      // Reported before it is recorded: whoever dies in between is followed by one who reports it again.
      log('message-unsure', { ...key, correlationId, reason: 'interrupted' });
      await deliveries.doubt(key, now());
    }
    return;
  }

  // A message that must wait has been counted before.
  const { outcome, reason }: Answer =
    found === 'again' || (await allowed(channel, address))
      ? await send()
      : { outcome: 'REFUSED', reason: 'day-limit' };

  const told = { ...key, correlationId, ...(reason === undefined ? {} : { reason }) };
  if (outcome === 'UNSURE') log('message-unsure', told);
  await deliveries.finish(key, outcome, now());
  switch (outcome) {
    case 'SENT':
      log('message-sent', { ...told, ...(segments === undefined ? {} : { segments }) });
      return;
    case 'REFUSED':
      log('message-refused', told);
      return;
    case 'UNSURE':
      return;
    case 'WAITING':
      log('message-delayed', told);
      throw new DeliveryDelayed('The provider took nothing this time.');
  }
}

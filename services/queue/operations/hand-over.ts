import { seal } from '#shared/identity/seal.ts';
import { recipientContext } from '#shared/notifications/message.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Notice } from './courier-notice.ts';
import type { CourierPorts } from './courier-ports.ts';

/** Hands a notice to notifications, its recipient sealed for them; it is delivered after so many seconds. */
export async function handOver(
  ports: Pick<CourierPorts, 'region' | 'clock' | 'inboxKeys' | 'send' | 'log'>,
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

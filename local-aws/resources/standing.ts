import { buses } from '../events/backend.ts';
import { lambda } from '../functions/backend.ts';
import type { Host } from '../host.ts';
import { invocations } from '../invocations/invocations.ts';
import { messageLog } from '../messages/message-log.ts';
import { ses } from '../messages/ses.ts';
import { sns } from '../messages/sns.ts';
import { s3 } from '../s3/backend.ts';
import { scheduler } from '../scheduler/backend.ts';
import { schedules } from '../scheduler/schedules.ts';
import { secrets } from '../secrets/backend.ts';
import { sqs } from '../sqs/backend.ts';

/** Services that answer whether or not a template has a resource of theirs: mail and text messages need none. */
export function openStandingServices(host: Host): void {
  for (const service of [sqs, buses, secrets, s3, messageLog, sns, ses, lambda, scheduler]) service(host);
}

/** What was made while the host ran needs no resource of a template to go on. Gives what ends it. */
export function beginDeliveries(host: Host): () => Promise<void> {
  invocations(host).open();
  schedules(host).open();
  return async () => {
    schedules(host).stop();
    await invocations(host).stop();
  };
}

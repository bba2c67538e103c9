import { buses } from '../events/backend.ts';
import { lambda } from '../functions/backend.ts';
import type { Host } from '../host.ts';
import { messageLog } from '../messages/message-log.ts';
import { ses } from '../messages/ses.ts';
import { sns } from '../messages/sns.ts';
import { s3 } from '../s3/backend.ts';
import { secrets } from '../secrets/backend.ts';
import { sqs } from '../sqs/backend.ts';

/** Services that answer whether or not a template has a resource of theirs: mail and text messages need none. */
export function openStandingServices(host: Host): void {
  for (const service of [sqs, buses, secrets, s3, messageLog, sns, ses, lambda]) service(host);
}

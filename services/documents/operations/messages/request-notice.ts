import type { KeyRing } from '#shared/identity/key-ring.ts';
import { handOver, type InboxPorts } from '#shared/notifications/hand-over.ts';
import type { MessageKind } from '#shared/notifications/message.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { localDateAt, zoneNames } from '#shared/time/zone.ts';
import { openFile } from '../../domain/file.ts';
import type { Request } from '../../domain/request.ts';
import type { RequestStore } from '../../domain/request-store.ts';
import type { OfferedByOffice } from '../citizen/offered-services.ts';
import { receiptOf } from '../citizen/present-request.ts';
import { officeWith } from '../office.ts';

/** What telling the citizen of a request needs of the world. */
export interface MessagePorts extends InboxPorts {
  readonly region: Region;
  readonly offered: OfferedByOffice;
  readonly clock: Clock;
  readonly requests: Pick<RequestStore, 'readFile'>;
  /** The service's keys, loaded on first use. */
  readonly keys: () => Promise<KeyRing>;
  /** Where citizens reach the site, without a slash at the end. */
  readonly siteOrigin: string;
}

/** What is told of a request, and of which instant (epoch milliseconds): when it is due, ends, or was decided. */
interface Telling {
  readonly kind: Extract<MessageKind, `request-${string}`>;
  readonly at: number;
  /** Of the request, as it was then: a message that is repeated is sent once. */
  readonly version: number;
  readonly correlationId: string;
}

/** Tells the citizen of a request, if they left a phone number or mail address. */
export async function tellCitizen(
  ports: MessagePorts,
  request: Request,
  { kind, at, version, correlationId }: Telling,
): Promise<void> {
  const { region, offered, requests, log, siteOrigin } = ports;
  const subject = request.id;
  const silent = (reason: string) =>
    log('message-dropped', { subject, version, kind, correlationId, reason });
  const stored = await requests.readFile(request.id);
  // What has been erased tells nobody anything.
  if (stored === undefined) return silent('erased');
  const ring = await ports.keys();
  const { person, language } = openFile(ring, request.id, stored.sealed);
  const { phone, email } = person;
  if (phone === undefined && email === undefined) return silent('no-address');
  const { code, link } = receiptOf(ports, ring, request);
  const offer = offered.get(request.office)?.get(request.service);
  await handOver(ports, {
    message: {
      subject,
      version,
      kind,
      language,
      correlationId,
      parameters: {
        code,
        office: officeWith(region, request.office).office.name[language],
        service: offer?.name[language] ?? request.service,
        date: localDateAt(at, region.timezone),
        zone: zoneNames[region.timezone],
      },
    },
    recipient: {
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      // Who has to ask again begins anew.
      link: kind === 'request-expired' ? siteOrigin : link,
    },
  });
}

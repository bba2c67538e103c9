import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { DeliverPorts } from '../operations/deliver.ts';
import { providerAnswer } from './provider-answer.ts';

/** Plain-text mail by SES. The client must not repeat calls by itself (see `smsBySns`). */
export const mailBySes =
  (client: SESv2Client, from: string): DeliverPorts['mail'] =>
  (address, { subject, text }) =>
    providerAnswer(
      client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [address] },
          Content: {
            Simple: {
              Subject: { Data: subject, Charset: 'UTF-8' },
              Body: { Text: { Data: text, Charset: 'UTF-8' } },
            },
          },
        }),
      ),
    );

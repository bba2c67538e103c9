import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { messageLog } from './message-log.ts';

const content = z.object({ Data: z.string() });
const email = z.object({
  FromEmailAddress: z.string().check(z.regex(/@/)),
  Destination: z.object({
    ToAddresses: z._default(z.array(z.string()), []),
    CcAddresses: z._default(z.array(z.string()), []),
    BccAddresses: z._default(z.array(z.string()), []),
  }),
  Content: z.object({
    Simple: z.object({
      Subject: content,
      Body: z.object({ Text: z.optional(content), Html: z.optional(content) }),
    }),
  }),
});

/** SES, as far as it sends simple mail. */
export const ses = part((host: Host) => {
  const log = messageLog(host);
  host.gateway.register({
    service: 'ses',
    protocol: 'rest-json',
    read: ({ method, path, body }) => {
      if (method !== 'POST' || path !== '/v2/email/outbound-emails') return undefined;
      const input = z.safeParse(z.record(z.string(), z.unknown()), JSON.parse(body.toString()));
      return input.success ? { action: 'SendEmail', input: input.data } : undefined;
    },
    answer: ({ input }) => {
      const parsed = z.safeParse(email, input);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new AwsError('BadRequestException', `${issue?.path.join('.')}: ${issue?.message}`);
      }
      const { FromEmailAddress, Destination, Content } = parsed.data;
      const recipients = [
        ...Destination.ToAddresses,
        ...Destination.CcAddresses,
        ...Destination.BccAddresses,
      ];
      if (recipients.length === 0)
        throw new AwsError('BadRequestException', 'At least one recipient is required.');
      const { Subject, Body } = Content.Simple;
      const id = randomUUID();
      log.add({
        id,
        channel: 'mail',
        sender: FromEmailAddress,
        recipient: recipients.join(', '),
        subject: Subject.Data,
        text: Body.Text?.Data ?? Body.Html?.Data ?? '',
        at: host.now(),
      });
      return { body: { MessageId: id } };
    },
  });
});

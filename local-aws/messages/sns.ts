import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { messageLog } from './message-log.ts';

const publish = z.object({
  Message: z.string().check(z.minLength(1)),
  Subject: z.optional(z.string()),
  PhoneNumber: z.optional(z.string()),
  TopicArn: z.optional(z.string()),
});

const phone = /^\+[1-9]\d{1,14}$/; // E.164

/** SNS, as far as it sends: to a phone, or to a topic that nobody here subscribes to. */
export const sns = part((host: Host) => {
  const topics = new Set<string>();
  const log = messageLog(host);
  host.gateway.register({
    service: 'sns',
    protocol: 'query',
    answer: ({ action, input }) => {
      if (action !== 'Publish')
        throw new AwsError('InvalidAction', `${action} is not hosted on one machine.`);
      const parsed = z.safeParse(publish, input);
      if (!parsed.success) throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message');
      const { Message, Subject = '', PhoneNumber, TopicArn } = parsed.data;
      check({ PhoneNumber, TopicArn }, topics);
      const id = randomUUID();
      log.add({
        id,
        channel: PhoneNumber === undefined ? 'topic' : 'sms',
        sender: senderId(input),
        recipient: PhoneNumber ?? TopicArn?.split(':').at(-1) ?? '',
        subject: Subject,
        text: Message,
        at: host.now(),
      });
      return {
        headers: { 'content-type': 'text/xml' },
        body: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`,
      };
    },
  });
  return { addTopic: (arn: string) => topics.add(arn) };
});

function check(
  { PhoneNumber, TopicArn }: { PhoneNumber?: string | undefined; TopicArn?: string | undefined },
  topics: ReadonlySet<string>,
): void {
  if (PhoneNumber !== undefined) {
    if (phone.test(PhoneNumber)) return;
    throw new AwsError(
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${PhoneNumber} is not valid to publish to`,
    );
  }
  if (TopicArn === undefined)
    throw new AwsError(
      'InvalidParameter',
      'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    );
  if (!topics.has(TopicArn)) throw new AwsError('NotFound', 'Topic does not exist', 404);
}

/** The form names attributes by number: MessageAttributes.entry.1.Name, ….Value.StringValue. */
function senderId(input: Readonly<Record<string, unknown>>): string {
  const name = Object.entries(input).find(
    ([key, value]) => key.endsWith('.Name') && value === 'AWS.SNS.SMS.SenderID',
  );
  return String((name && input[name[0].replace(/\.Name$/, '.Value.StringValue')]) ?? '');
}

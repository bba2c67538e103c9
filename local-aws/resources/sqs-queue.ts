import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { sqs } from '../sqs/backend.ts';

/** As CloudFormation bounds them: seconds, and bytes of a message. */
const from = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

export const sqsQueue = hosted({
  type: 'AWS::SQS::Queue',
  properties: z.strictObject({
    QueueName: z.optional(z.string()),
    VisibilityTimeout: z._default(from(0, 43_200), 30),
    MessageRetentionPeriod: z._default(from(60, 1_209_600), 345_600),
    DelaySeconds: z._default(from(0, 900), 0),
    ReceiveMessageWaitTimeSeconds: z._default(from(0, 20), 0),
    MaximumMessageSize: z._default(from(1_024, 1_048_576), 1_048_576),
    RedrivePolicy: z.optional(
      z.strictObject({
        deadLetterTargetArn: z.string(),
        maxReceiveCount: z.coerce.number().check(z.gte(1), z.lte(1000)),
      }),
    ),
  }),
  noLocalEffect: {
    SqsManagedSseEnabled: 'The data folder is as private as the disk that it lies on.',
    KmsMasterKeyId: 'The data folder is as private as the disk that it lies on.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: ({ properties, physicalName }, host) => {
    const all = sqs(host);
    const name = properties.QueueName ?? physicalName;
    const { RedrivePolicy: redrive } = properties;
    const queue = all.add({
      name,
      arn: all.arnOf(name),
      visibilityTimeout: properties.VisibilityTimeout,
      retention: properties.MessageRetentionPeriod,
      delay: properties.DelaySeconds,
      receiveWait: properties.ReceiveMessageWaitTimeSeconds,
      maximumMessageSize: properties.MaximumMessageSize,
      ...(redrive === undefined
        ? {}
        : {
            redrive: { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
          }),
    });
    const url = all.urlOf(name);
    return { ref: url, attributes: { Arn: queue.settings.arn, QueueName: name, QueueUrl: url } };
  },
});

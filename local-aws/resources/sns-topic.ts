import * as z from 'zod/mini';
import { sns } from '../messages/sns.ts';
import { hosted } from '../resource.ts';

export const snsTopic = hosted({
  type: 'AWS::SNS::Topic',
  properties: z.strictObject({ TopicName: z.optional(z.string()) }),
  noLocalEffect: {
    DisplayName: 'It would be the sender of mail to subscribers, of which there are none here.',
    KmsMasterKeyId: 'The data folder is as private as the disk that it lies on.',
    Tags: 'Nothing is billed or searched by tags.',
  },
  start: ({ properties, physicalName }, host) => {
    const { partition, region, accountId } = host.aws;
    const name = properties.TopicName ?? physicalName;
    const arn = `arn:${partition}:sns:${region}:${accountId}:${name}`;
    sns(host).addTopic(arn);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
});

import { dynamodbNeeds } from './dynamodb.ts';
import { eventsNeeds } from './events.ts';
import type { NeedsOf } from './needs-of.ts';
import { s3Needs } from './s3.ts';
import { schedulerNeeds } from './scheduler.ts';
import { secretsNeeds } from './secretsmanager.ts';
import { sesNeeds } from './ses.ts';
import { snsNeeds } from './sns.ts';
import { sqsNeeds } from './sqs.ts';

/** What a caller must be allowed before a backend sees the call, by signing name. */
export const needsByService: Readonly<Record<string, NeedsOf>> = {
  dynamodb: dynamodbNeeds,
  events: eventsNeeds,
  // Functions check by themselves whoever invokes them.
  lambda: () => [],
  s3: s3Needs,
  scheduler: schedulerNeeds,
  secretsmanager: secretsNeeds,
  ses: sesNeeds,
  sns: snsNeeds,
  sqs: sqsNeeds,
};

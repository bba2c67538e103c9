import type { Call } from '../../gateway.ts';
import type { PlainRecord } from '../../template/record.ts';
import type { Need } from '../iam.ts';
import { dynamodbNeeds } from './dynamodb.ts';
import { eventsNeeds } from './events.ts';
import { s3Needs } from './s3.ts';
import { schedulerNeeds } from './scheduler.ts';
import { secretsNeeds } from './secretsmanager.ts';
import { sesNeeds } from './ses.ts';
import { snsNeeds } from './sns.ts';
import { sqsNeeds } from './sqs.ts';

/** Where ARNs of this host are. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export type NeedsOf = (call: Pick<Call, 'action' | 'input'>, place: Place) => readonly Need[];

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

export function textOf(input: PlainRecord, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

export function listOf(input: PlainRecord, name: string): readonly unknown[] {
  const value = input[name];
  return Array.isArray(value) ? value : [];
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import {
  type Delivery,
  type DeliveryKey,
  type DeliveryState,
  legal,
  type Outcome,
} from '../domain/delivery.ts';
import { deliveryKey, latestKey } from './keys.ts';

/** Longer than any queue on the way keeps a message (dead letters: 14 days), so that a redrive finds the record. */
const KEPT_SECONDS = 30 * 24 * 3600;

const timeToLive = (now: number) => Math.floor(now / 1000) + KEPT_SECONDS;

const row = z.object({
  state: z.object({ S: z.enum(['SENDING', 'SENT', 'REFUSED', 'WAITING', 'UNSURE']) }),
  at: z.object({ N: z.pipe(z.string(), z.transform(Number)) }),
  attempt: z.object({ S: z.string() }),
});

/** The record of what was sent; holds no address and no text. */
export function createDeliveries(client: DynamoDBDocumentClient, table: string) {
  return {
    start: async (
      key: DeliveryKey,
      { attempt, now }: { attempt: string; now: number },
    ): Promise<'first' | 'again' | Delivery> => {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: deliveryKey(key),
            UpdateExpression: 'SET #state = :next, #at = :now, #attempt = :attempt, #ttl = :ttl',
            ConditionExpression: `attribute_not_exists(pk) OR ${oneOf(legal.start)}`,
            ExpressionAttributeNames: {
              '#state': 'state',
              '#at': 'at',
              '#attempt': 'attempt',
              '#ttl': 'ttl',
            },
            ExpressionAttributeValues: {
              ...values(legal.start),
              ':next': 'SENDING' satisfies DeliveryState,
              ':now': now,
              ':attempt': attempt,
              ':ttl': timeToLive(now),
            },
            ReturnValues: 'ALL_OLD',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return Attributes?.['state'] === undefined ? 'first' : 'again';
      } catch (fault) {
        const found = standing(fault);
        // Our own write whose answer got lost and which the client then sent again.
        return found.attempt === attempt ? 'again' : found;
      }
    },
    finish: (key: DeliveryKey, outcome: Outcome, now: number) => change(key, legal.finish, outcome, now),
    advance: async (subject: string, version: number, now: number): Promise<boolean> => {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: latestKey(subject),
            UpdateExpression: 'SET #version = :version, #ttl = :ttl',
            ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
            ExpressionAttributeNames: { '#version': 'version', '#ttl': 'ttl' },
            ExpressionAttributeValues: { ':version': version, ':ttl': timeToLive(now) },
          }),
        );
        return true;
      } catch (fault) {
        if (fault instanceof ConditionalCheckFailedException) return false;
        throw fault;
      }
    },
    doubt: (key: DeliveryKey, now: number) => change(key, legal.doubt, 'UNSURE', now),
  };

  /** Changes nothing where the state is none of `from`. */
  async function change(
    key: DeliveryKey,
    from: readonly DeliveryState[],
    to: DeliveryState,
    now: number,
  ): Promise<void> {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: deliveryKey(key),
          UpdateExpression: 'SET #state = :next, #at = :now',
          ConditionExpression: oneOf(from),
          ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
          ExpressionAttributeValues: { ...values(from), ':next': to, ':now': now },
        }),
      );
    } catch (fault) {
      if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
    }
  }
}

const oneOf = (states: readonly DeliveryState[]) =>
  `#state IN (${states.map((state) => `:${state}`).join(', ')})`;
const values = (states: readonly DeliveryState[]) =>
  Object.fromEntries(states.map((state) => [`:${state}`, state]));

function standing(fault: unknown): Delivery & { attempt: string } {
  if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
  const { state, at, attempt } = row.parse(fault.Item);
  return { state: state.S, at: at.N, attempt: attempt.S };
}

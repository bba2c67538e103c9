import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Attempts of a call that somebody waits for, and of one that only its own function waits for. */
const attempts = { citizen: 4, nobody: 5 } as const;

/**
 * A document client. Where a citizen waits, attempts and time limits end well before a function's ten seconds, so that who
 * waits is told to try again instead of being cut off. Where nobody does, it is more patient: giving up there repeats a whole
 * batch. Repeating a call is safe because every write is conditional.
 */
export const createDocumentClient = ({
  waits = 'citizen',
}: {
  readonly waits?: keyof typeof attempts;
} = {}): DynamoDBDocumentClient => {
  const client = new DynamoDBClient({
    maxAttempts: attempts[waits],
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  });
  // The SDK repeats every fault that passes but this one: an item that another transaction holds for a moment.
  client.middlewareStack.add(
    (next) => async (call) => {
      try {
        return await next(call);
      } catch (fault) {
        if (fault instanceof TransactionConflictException) fault.$retryable = { throttling: false };
        throw fault;
      }
    },
    { step: 'deserialize', priority: 'high', name: 'conflictPasses' },
  );
  return DynamoDBDocumentClient.from(client);
};

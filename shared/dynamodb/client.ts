import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * Attempts of a call that somebody waits for, and of one that only its own function waits for, and the milliseconds of each. All attempts of a
 * write, with the pauses between them, end within 20 s: services/queue counts on that.
 */
const patience = {
  citizen: { maxAttempts: 4, requestTimeout: 1_500 },
  nobody: { maxAttempts: 5, requestTimeout: 2_500 },
} as const;

/**
 * A document client. Where a citizen waits, attempts and time limits end well before a function's ten seconds, so that who
 * waits is told to try again instead of being cut off. Where nobody does, it is more patient: giving up there repeats a whole
 * batch. Repeating a call is safe because every write is conditional.
 */
export const createDocumentClient = ({
  waits = 'citizen',
}: {
  readonly waits?: keyof typeof patience;
} = {}): DynamoDBDocumentClient => {
  const { maxAttempts, requestTimeout } = patience[waits];
  const client = new DynamoDBClient({
    maxAttempts,
    requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
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

import * as z from 'zod/mini';

const names = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'LimitExceededException',
  'TransactionConflictException',
  // Stores answer for broken conditions themselves: what gets here is a conflict or a throttle.
  'TransactionCanceledException',
  'TransactionInProgressException',
  'ReplicatedWriteConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);
const cut = new Set(['TimeoutError', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

const fault = z.object({
  name: z.string(),
  code: z.optional(z.string()),
  $metadata: z.optional(z.object({ httpStatusCode: z.optional(z.number()) })),
});

/**
 * Whether a fault says that DynamoDB refused, throttled or could not be reached: the same request may succeed in a moment. Of several
 * faults at once, every one has to.
 */
export const isBusy = (thrown: unknown): boolean => {
  if (thrown instanceof AggregateError) return thrown.errors.length > 0 && thrown.errors.every(isBusy);
  const read = fault.safeParse(thrown);
  if (!read.success) return false;
  const { name, code = '', $metadata } = read.data;
  return names.has(name) || cut.has(name) || cut.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500;
};

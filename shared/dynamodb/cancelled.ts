import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Why each write of a transaction did not happen, in their order; empty: it was no cancelled transaction. */
export const reasonsOf = (fault: unknown): readonly (string | undefined)[] =>
  fault instanceof TransactionCanceledException
    ? (fault.CancellationReasons ?? []).map(({ Code }) => Code)
    : [];

/** Whether a transaction was cancelled for this reason, among others. */
export const cancelledFor = (fault: unknown, code: string): boolean => reasonsOf(fault).includes(code);

/** Reasons of a cancelled transaction that say that somebody else was faster; anything else is a fault. */
const overtaken = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict']);

/** Whether a transaction was cancelled because what it was made from moved on: read, and decide again. */
export function isOvertaken(fault: unknown): boolean {
  const reasons = reasonsOf(fault);
  return reasons.length > 0 && reasons.every((code) => overtaken.has(code ?? 'None'));
}

/** Objects whose key begins with `prefix` expire after so many days. */
export interface ExpiryRule {
  readonly id: string;
  readonly prefix: string;
  readonly days: number;
}

const day = 86_400_000;

/** Epoch milliseconds: the midnight (UTC) after so many days, as S3 rounds it. */
const expiresAt = (modifiedAt: number, days: number) => (Math.floor(modifiedAt / day) + days + 1) * day;

/** What was modified before this is expired at `now`. */
export const expiredBefore = (now: number, days: number) => (Math.floor(now / day) - days) * day;

/** The rule that ends this object first, if one does. */
export function expiryOf(
  { key, modifiedAt }: { key: string; modifiedAt: number },
  rules: readonly ExpiryRule[],
): { readonly at: number; readonly rule: string } | undefined {
  const ends = rules
    .filter(({ prefix }) => key.startsWith(prefix))
    .map(({ id, days }) => ({ at: expiresAt(modifiedAt, days), rule: id }));
  return ends.toSorted((a, b) => a.at - b.at)[0];
}

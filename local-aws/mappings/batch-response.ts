import * as z from 'zod/mini';

const response = z.nullish(
  z.object({
    batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string().check(z.minLength(1)) }))),
  }),
);

/** Which items a function says it failed on; `all` if it answered something that cannot be understood. */
export function failedItems(payload: unknown, known: ReadonlySet<string>): ReadonlySet<string> | 'all' {
  const parsed = z.safeParse(response, payload);
  if (!parsed.success) return 'all';
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  return [...failed].every((id) => known.has(id)) ? failed : 'all';
}

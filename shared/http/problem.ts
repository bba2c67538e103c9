import type { Text } from '#shared/region/schema.ts';
import type { RefusalTable } from './refusal.ts';

/** A refusal about one field: what is wrong with it, in both languages. */
interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly text: Text;
}

/** The body of an answer with content type `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly correlationId: string;
  /** Server time in epoch milliseconds, for countdowns. */
  readonly now: number;
  readonly fields?: readonly FieldProblem[];
}

interface Refused {
  readonly code: string;
  readonly field?: string;
  /** Words of this one refusal, which the table makes its text. */
  readonly says?: Text;
}

/** One way to look a refusal up, whatever its code: the table's types guarantee that every code has its own answer. */
type Lookup<R> = { readonly [code: string]: { readonly status: number; text(refusal: R): Text } | undefined };

/** Writes refusals as problems, with their details (such as `next` and `opensAt`) beside the standard members. */
export const createProblems = <R extends Refused>(table: RefusalTable<R>) => {
  const lookup: Lookup<R> = table;
  const answerOf = (refusal: R) => {
    const answer = lookup[refusal.code];
    if (answer === undefined) throw new Error(`No answer for the refusal ${refusal.code}.`);
    return { status: answer.status, text: answer.text(refusal) };
  };
  return (
    refused: readonly [R, ...R[]],
    { correlationId, now }: { correlationId: string; now: number },
  ): Problem => {
    const [first] = refused;
    const { status, text } = answerOf(first);
    const { code, field: _field, says: _says, ...details } = first;
    const fields = refused.flatMap((refusal) =>
      refusal.field === undefined
        ? []
        : [{ field: refusal.field, code: refusal.code, text: answerOf(refusal).text }],
    );
    return {
      type: 'about:blank',
      title: text.en,
      status,
      code,
      text,
      correlationId,
      now,
      ...(fields.length > 0 && { fields }),
      ...details,
    };
  };
};

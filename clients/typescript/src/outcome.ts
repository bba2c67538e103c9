import type { Problem } from './api.gen.ts';

/** The service said no, for good: `problem.code` tells why, `problem.text` says it to people. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.text.en}`);
    this.problem = problem;
  }
}

/** Nobody answered within the patience. What was asked may have happened: ask again with the same key. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** The problem in the body of an answer; undefined when something on the way answered instead of the service. */
export function problemIn(body: unknown): Problem | undefined {
  return isProblem(body) ? body : undefined;
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  'text' in body &&
  typeof body.text === 'object' &&
  body.text !== null;

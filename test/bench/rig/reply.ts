import * as z from 'zod/mini';

const reply = z.object({ statusCode: z.int(), body: z.string() });

/** The body of a function's answer; throws when it has another status. */
export function expectStatus(result: unknown, status: number): string {
  const { statusCode, body } = reply.parse(result);
  if (statusCode !== status) throw new Error(`Answered ${statusCode}, not ${status}: ${body}`);
  return body;
}

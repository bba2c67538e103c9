import type * as z from 'zod/mini';
import { problemSchema } from '#shared/http/problem-schema.ts';

/** Every answer that is a no: RFC 9457, with the details of its code. */
export const problem = problemSchema({});

export type Problem = z.output<typeof problem>;

import * as z from 'zod/mini';

/** Of a schedule or a group. */
export const scheduleName = z.string().check(z.regex(/^[0-9a-zA-Z_.-]{1,64}$/));

const arnOfQueue = z.string().check(z.regex(/^arn:aws:sqs:[^:]+:\d{12}:[\w-]+$/));

/** What a schedule hands its input to, as templates and the API write it. */
export const targetSchema = z.strictObject({
  Arn: z.string().check(z.regex(/^arn:aws:(lambda:[^:]+:\d{12}:function:.+|sqs:[^:]+:\d{12}:[\w-]+)$/)),
  RoleArn: z.string().check(z.regex(/^arn:aws:iam::\d{12}:role\/.+$/)),
  Input: z.optional(z.string().check(z.minLength(1))),
  DeadLetterConfig: z.optional(z.strictObject({ Arn: z.optional(arnOfQueue) })),
});
export type Target = z.infer<typeof targetSchema>;

/** Only what is due at its instant, and starts at once. */
export const flexibleTimeWindow = z.strictObject({ Mode: z.literal('OFF') });
export const scheduleState = z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED');

import * as z from 'zod/mini';
import { problemSchema } from '#shared/http/problem-schema.ts';
import { settingRoutes, settingView } from '#shared/settings/setting-routes.ts';

const wordingEffect = z.object({
  sms: z.string().check(z.describe('As a citizen would get it, with the longest names of the region')),
  segments: z.int().check(z.describe('What the SMS costs: messages that the provider charges')),
  subject: z.string(),
  text: z.string().check(z.describe('The mail')),
});

/** Every route of the notifications service: officials change the wordings of messages. */
export const routes = settingRoutes('notifications', wordingEffect);

/** Every answer that is a no: RFC 9457, with the details of its code. */
export const problem = problemSchema({
  /** The wording as it is now, which somebody else changed. */
  current: z.optional(settingView),
});

export type WordingEffect = z.output<typeof wordingEffect>;

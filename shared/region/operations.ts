import * as z from 'zod/mini';

/** How a region runs in AWS; every setting has a modest default (`infra/constructs/operations.ts`), most of them cost. */
export const operationsSchema = z.strictObject({
  /** Which value of the origin secret CloudFront sends: the step of a rotation that needs a deployment. */
  originValue: z.optional(z.string().check(z.regex(/^v\d{1,4}$/))),
  /** The web firewall in front of both sites; false leaves it out. */
  firewall: z.optional(z.boolean()),
  /** Writes a second that the queue's table takes at once; a new table takes 4,000. */
  warmWrites: z.optional(z.int().check(z.gte(4000), z.lte(40_000))),
  /** Booking functions that stand ready around the release time; 0: none, the first bookings wait for cold starts. */
  readyAtRelease: z.optional(z.int().check(z.gte(0), z.lte(500))),
  /** Most booking functions at once, taken from the account's concurrency. Default: what the account has. */
  mostBookingFunctions: z.optional(z.int().check(z.gte(1), z.lte(1000))),
});

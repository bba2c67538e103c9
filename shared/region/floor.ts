import * as z from 'zod/mini';

const count = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** How the hall of an office works; what is left out has a default (`floorOf`). */
export const floorSchema = z.strictObject({
  /** Counters are numbered from 1. */
  counters: z.optional(count(1, 99)),
  /** First letter of the numbers of who just comes; no service of the office has it. */
  walkInLetter: z.optional(z.string().check(z.regex(/^[A-Z]$/))),
  /** Minutes after the end of a booked window from which somebody is late and queues by arrival. */
  lateAfterMinutes: z.optional(count(0, 240)),
  /** Most later arrivals that are called by turn before somebody who waits; priority people come besides. */
  mostOvertakings: z.optional(count(1, 50)),
  /** A number that nobody answered to is called once more after so many others. */
  callAgainAfter: z.optional(count(1, 50)),
  /** Seconds after which a counter that nobody touches may be taken over. */
  counterHoldSeconds: z.optional(count(30, 3600)),
  /** Bookings that one helper may make for others a day. */
  helperBookingsPerDay: z.optional(count(1, 500)),
});

type Given = z.infer<typeof floorSchema>;

export type FloorSettings = { readonly [Name in keyof Given]-?: NonNullable<Given[Name]> };

const defaults: FloorSettings = {
  counters: 4,
  walkInLetter: 'W',
  lateAfterMinutes: 15,
  mostOvertakings: 8,
  callAgainAfter: 5,
  counterHoldSeconds: 300,
  helperBookingsPerDay: 30,
};

/** The floor of an office, with defaults for what it leaves out. */
export const floorOf = ({ floor = {} }: { readonly floor?: Given | undefined }): FloorSettings => ({
  counters: floor.counters ?? defaults.counters,
  walkInLetter: floor.walkInLetter ?? defaults.walkInLetter,
  lateAfterMinutes: floor.lateAfterMinutes ?? defaults.lateAfterMinutes,
  mostOvertakings: floor.mostOvertakings ?? defaults.mostOvertakings,
  callAgainAfter: floor.callAgainAfter ?? defaults.callAgainAfter,
  counterHoldSeconds: floor.counterHoldSeconds ?? defaults.counterHoldSeconds,
  helperBookingsPerDay: floor.helperBookingsPerDay ?? defaults.helperBookingsPerDay,
});

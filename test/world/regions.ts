import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import type { Region, Service } from '#shared/region/schema.ts';

/** The local date so many days from now. */
export const daysAhead = (days: number): string =>
  new Date(Date.now() + (7 * 3_600 + days * 86_400) * 1_000).toISOString().slice(0, 10); // WIB is UTC + 7

/** All day long, every day of the week: room for one race after another. */
const always: [string, string][] = [['00:00', '23:50']];
const week = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };

const service = (id: string, letter: string, online: number, windowMinutes: number): Service => ({
  id,
  name: { id: `Kuota ${online}`, en: `Quota ${online}` },
  letter,
  durationSeconds: 600,
  catalogue: [],
  windowMinutes,
  quota: { online, walkIn: 0 },
  numberBlock: Math.min(999, Math.max(40, online * 3)),
});

/** A region as it is, but with the challenge at its minimum: it is asked for and checked all the same. */
export const lightly = (region: Region): Region => ({
  ...region,
  queue: { ...region.queue, challengeCost: 1 },
});

export const cityRegion = lightly(tanjungbalai);

/**
 * Tanjungbalai with what a race needs: quotas of 1 to 400, and booking open whenever it runs.
 */
export const raceRegion: Region = {
  ...cityRegion,
  id: 'race',
  // The booking route leads to an alias with environments that stand ready, as a large city would have it.
  operations: { readyAtRelease: 2, warmWrites: 8000 },
  queue: {
    ...cityRegion.queue,
    releaseTime: '00:00',
    selfServiceEndsMinutes: 0,
    liveBookingsPerPerson: 20,
    recoveriesPerDay: 50,
  },
  offices: tanjungbalai.offices.map((office) => ({
    ...office,
    hours: { regular: week, ramadan: week },
    exceptions: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((days) => ({
      date: daysAhead(days),
      spans: always,
      reason: { id: 'Hari lomba', en: 'Race day' },
    })),
    services: [
      service('one', 'A', 1, 60),
      service('five', 'B', 5, 60),
      service('ten', 'C', 10, 60),
      service('sixty', 'D', 60, 120),
      service('four-hundred', 'E', 400, 710),
    ],
  })),
};

/** Clients of one race of the matrix; each count has an office of its own. */
export const matrixClients = [16, 64, 400];
/** Seats of one race; each capacity is a service, whose day has one window. */
export const matrixCapacities = [1, 5, 10, 60, 400];
/** Races of one cell, each on a day of its own. */
export const matrixRuns = 10;
/** The window of each day. */
export const matrixWindow = '08:00';

const morning: [string, string][] = [[matrixWindow, '10:00']];
const mornings = {
  mon: morning,
  tue: morning,
  wed: morning,
  thu: morning,
  fri: morning,
  sat: morning,
  sun: morning,
};

/** Offices by clients, services by capacity, days by run: every race of the matrix has a sheet of its own. */
export const matrixRegion: Region = {
  ...raceRegion,
  id: 'matrix',
  offices: raceRegion.offices.flatMap((office) =>
    matrixClients.map((clients) => ({
      ...office,
      id: `race-${clients}`,
      hours: { regular: mornings, ramadan: mornings },
      exceptions: Array.from({ length: matrixRuns }, (_, run) => ({
        date: daysAhead(run + 1),
        spans: morning,
        reason: { id: 'Hari lomba', en: 'Race day' },
      })),
      services: matrixCapacities.map((capacity, index) =>
        service(`seats-${capacity}`, String.fromCharCode(65 + index), capacity, 120),
      ),
    })),
  ),
};

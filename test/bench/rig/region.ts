import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { horizon } from '#services/queue/operations/service-day.ts';
import type { Region } from '#shared/region/schema.ts';
import { addDays, type LocalDate } from '#shared/time/local.ts';

/** The service that is measured. */
export const measuredService = 'ktp-el';

const { horizonDays } = tanjungbalai.queue;

/**
 * Tanjungbalai with so many seats in each of the six windows of a day; open on every day of the horizon, so that figures do
 * not depend on the date, and with the last one not released yet.
 */
export const regionWith = (seatsOfWindow: number): Region => ({
  ...tanjungbalai,
  queue: { ...tanjungbalai.queue, releaseTime: '23:59' },
  offices: tanjungbalai.offices.map((office) => ({
    ...office,
    exceptions: Array.from({ length: horizonDays + 1 }, (_, day) => ({
      date: addDays(horizon(tanjungbalai, Date.now()).first, day),
      spans: office.hours.regular.mon,
      reason: { id: 'Hari ukur', en: 'Measured day' },
    })),
    services: office.services.map((service) => ({
      ...service,
      quota: { ...service.quota, online: seatsOfWindow },
      numberBlock: Math.max(40, Math.ceil(seatsOfWindow * 1.7)),
    })),
  })),
});

/** The last date of the horizon, booked from 23.59 on. */
export const lastDate = (region: Region): LocalDate => horizon(region, Date.now()).last;

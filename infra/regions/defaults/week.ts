import type { Office } from '#shared/region/schema.ts';

type Week = Office['hours']['regular'];
type Spans = Week['mon'];

const working = (day: Spans, friday: Spans): Week => ({
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: friday,
  sat: [],
  sun: [],
});

/**
 * DEFAULT. Counters close an hour before the working day of Perpres 21/2023 ends (07.30-16.00, break 60 minutes, Friday 90
 * for prayer), so that who is called last is served in time; in Ramadan from 08.00, break 30 minutes, Friday 60.
 */
export const hours: Office['hours'] = {
  regular: working(
    [
      ['08:00', '12:00'],
      ['13:00', '15:00'],
    ],
    [
      ['08:00', '12:00'],
      ['13:30', '15:30'],
    ],
  ),
  ramadan: working(
    [
      ['08:00', '12:00'],
      ['12:30', '14:30'],
    ],
    [
      ['08:00', '12:00'],
      ['13:00', '15:00'],
    ],
  ),
};

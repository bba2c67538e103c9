import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';
import { addDays, type LocalDate, localTime } from '#shared/time/local.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { hallFigures, hourFigures, serviceFigures } from '../../domain/floor/figures.ts';
import { windowsOf } from '../../domain/sheet.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { serviceDay } from '../service-day.ts';
import { type FloorPorts, findHall, walkInQuota } from './hall.ts';

type Route = Routes['readFigures'];

const HOUR = 3_600_000;
const midnight = localTime.parse('00:00');

/** What an office's day came to, as its sheets and tickets tell it; a day without either has only its plan. */
export const readFigures =
  (ports: FloorPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path }) => {
    const hall = await findHall(ports, path.office, path.date);
    if (!hall) return refuse({ code: 'not-found' });
    const { id, office, now, timezone } = hall;
    const region = await ports.settings.inForce();
    const kept = keptDates(region, localDateAt(now, timezone));
    if (id.date < kept.first || id.date > kept.last) return refuse({ code: 'out-of-horizon', ...kept });

    const { tickets } = await ports.floors.read(id);
    const midnightBefore = instantOf(id.date, midnight, timezone);
    const dayEnds = instantOf(addDays(id.date, 1), midnight, timezone);
    const hourOf = (at: number) => Math.floor((at - midnightBefore) / HOUR);
    const of = (service: string) => tickets.filter((ticket) => ticket.service === service);
    const services = office.services.map(async (service) => {
      const day = serviceDay(region, { office, service }, id.date);
      const sheet = await ports.sheets.read({ ...id, service: service.id });
      const planned = sheet ?? ('closed' in day ? undefined : day.unbooked);
      const caps = planned === undefined ? [] : windowsOf(planned).map(([, { cap }]) => cap);
      return {
        id: service.id,
        seats: caps.reduce((total, cap) => total + cap, 0),
        walkInSeats: walkInQuota(hall, service),
        booked: Object.values(sheet?.held ?? {}).filter((number) => number > 0).length,
        ...serviceFigures(of(service.id)),
      };
    });
    return {
      answer: {
        office: office.id,
        date: id.date,
        now,
        services: await Promise.all(services),
        hours: office.services.flatMap(({ id: service }) =>
          hourFigures(of(service), hourOf).map((hour) => ({ ...hour, service })),
        ),
        hall: hallFigures(tickets, Math.min(now, dayEnds)),
      },
    };
  };

/** Dates that there can be figures of: as long as sheets are kept, up to the last that can be booked. */
const keptDates = ({ queue }: Region, today: LocalDate) => ({
  first: addDays(today, -queue.sheetRetentionDays),
  last: addDays(today, queue.horizonDays),
});

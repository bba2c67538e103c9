import { windowClosed } from '#shared/events/queue.ts';
import type { Outcome, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bookingIdOf } from '#shared/identity/booking-id.ts';
import { digest } from '#shared/identity/digest.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import type { Region } from '#shared/region/schema.ts';
import { type LocalTime, localTime, timeOf } from '#shared/time/local.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import type { ForeseenClosing } from '../../contract/closings.ts';
import type { Routes } from '../../contract.ts';
import type { Closing } from '../../domain/closing.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { MOST_SHUT } from '../../domain/shut.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { findOffer, horizon, isWithin, serviceDay } from '../service-day.ts';
import { affectedBy, closedWindows, sheetsOf } from './affected.ts';
import type { ClosingPorts } from './ports.ts';
import { presentClosing } from './present-closing.ts';
import { readSheets, shutSheets } from './shut-sheets.ts';

type Foresee = Routes['foreseeClosing'];
type Close = Routes['closeWindows'];
type Asked = RequestOf<Foresee>['body'];
type Wanted = Pick<Closing, 'office' | 'date' | 'services' | 'from' | 'to' | 'at'>;

const [midnight, end] = ['00:00', '24:00'].map((time) => localTime.parse(time));

/** Whom a closing would affect; changes nothing. */
export const foreseeClosing =
  (ports: ClosingPorts): StaffOperation<RequestOf<Foresee>, AnswerOf<Foresee>, Refusal> =>
  async ({ path, body }) => {
    const wanted = understand(ports, path.office, body);
    if ('code' in wanted) return refuse(wanted);
    const foreseen = await foresee(ports, wanted);
    return foreseen.services.length === 0 ? refuse({ code: 'nothing-to-close' }) : { answer: foreseen };
  };

/** Closes a stretch of a day; the same key again answers the same closing as it stands, and is refused for anything else. */
export const closeWindows =
  (
    ports: ClosingPorts & { readonly keys: () => Promise<KeyRing> },
  ): StaffOperation<RequestOf<Close>, AnswerOf<Close>, Refusal> =>
  async ({ path, headers, body }, { actor, correlationId }): Promise<Outcome<AnswerOf<Close>, Refusal>> => {
    const ring = await ports.keys();
    const id = bookingIdOf(ring, `close\n${path.office}\n${headers['idempotency-key']}`);
    const asked = digestOf(ring, body);
    const again = async (closing: Closing): Promise<Outcome<AnswerOf<Close>, Refusal>> =>
      closing.asked === undefined || closing.asked === asked
        ? { answer: await presentClosing(ports, closing) }
        : refuse({ code: 'key-reused' });
    const today = localDateAt(ports.clock.now(), ports.region.timezone);
    const first = today < body.date ? today : body.date;
    const earlier = (await ports.closings.list(path.office, first)).find((one) => one.id === id);
    if (earlier !== undefined) return again(earlier);

    const wanted = understand(ports, path.office, body);
    if ('code' in wanted) return refuse(wanted);
    const { services } = await foresee(ports, wanted);
    if (services.length === 0) return refuse({ code: 'nothing-to-close' });
    const sheets = await readSheets(ports, wanted);
    if (sheets.some(({ shut = [] }) => shut.length >= MOST_SHUT)) {
      return refuse({ code: 'too-many', what: 'closings', limit: MOST_SHUT });
    }
    const closing: Closing = {
      ...wanted,
      services: services.map(({ service }) => service),
      id,
      reason: body.reason,
      state: 'CLOSED',
      v: 1,
      by: actor.id,
      ...closedFromTo(ports.region, wanted),
      correlationId,
      asked,
    };
    const stored = await ports.closings.put(closing, [windowClosed.of(eventOf(closing))]);
    const kept = stored === 'stored' ? closing : stored;
    if (kept.state === 'CLOSED') await shutSheets(ports, kept);
    return again(kept);
  };

/** What a closing was asked for with, in short: the same request again has the same. */
const digestOf = (ring: KeyRing, { date, services, from, to, reason }: RequestOf<Close>['body']): string => {
  const content = [date, services?.toSorted() ?? null, from ?? null, to ?? null, reason.id, reason.en];
  return digest(ring, { id: ring.firstId, purpose: 'body' }, JSON.stringify(content), 22);
};

/** From when to when nobody is served: a stretch counts from the instant of its closing at the earliest. */
export const closedFromTo = (
  { timezone }: Pick<Region, 'timezone'>,
  { date, from, to, at }: Pick<Closing, 'date' | 'from' | 'to' | 'at'>,
): Pick<Closing, 'closedFrom' | 'closedTo'> => ({
  closedFrom: Math.max(at, instantOf(date, from, timezone)),
  closedTo: instantOf(date, to, timezone),
});

/** What events tell of a closing. */
export const eventOf = ({ id, office, services, date, from, to, closedFrom, closedTo }: Closing) => ({
  closing: id,
  office,
  services: [...services],
  date,
  from,
  to,
  closedFrom,
  closedTo,
});

/** What was asked for, with what was left out, or why it cannot be. A stretch of today begins now at the earliest. */
function understand({ region, clock }: ClosingPorts, office: string, asked: Asked): Wanted | Refusal {
  const found = region.offices.find(({ id }) => id === office);
  if (found === undefined) return { code: 'not-found' };
  const known = found.services.map(({ id }) => id);
  const services = asked.services ?? known;
  if (services.some((service) => !known.includes(service))) return { code: 'not-found' };
  const at = clock.now();
  const dates = horizon(region, at);
  if (!isWithin(dates, asked.date)) return { code: 'out-of-horizon', ...dates };
  const from = later(asked.from ?? midnight ?? asked.date, asked.date, { region, at });
  const to = asked.to ?? end;
  if (from === undefined || to === undefined || from >= to) return { code: 'nothing-to-close' };
  return { office, date: asked.date, services: [...new Set(services)], from, to, at };
}

/** The later of a time and now, if the date is today. */
function later(
  from: string,
  date: Asked['date'],
  { region, at }: Pick<ClosingPorts, 'region'> & { readonly at: number },
): LocalTime | undefined {
  const time = localTime.parse(from);
  if (midnight === undefined || date !== localDateAt(at, region.timezone)) return time;
  const now = timeOf(Math.floor((at - instantOf(date, midnight, region.timezone)) / 60_000));
  return time > now ? time : now;
}

/** The services that have windows in the stretch, and who holds places there. */
async function foresee(ports: ClosingPorts, wanted: Wanted): Promise<ForeseenClosing> {
  const { value: region } = await ports.settings.fresh();
  const sheets = await Promise.all(
    sheetsOf(wanted).map(async (id): Promise<Sheet | undefined> => {
      const known = await ports.sheets.read(id);
      if (known !== undefined) return known;
      const offer = findOffer(region, id);
      const day = offer && serviceDay(region, offer, id.date);
      return day === undefined || 'closed' in day ? undefined : day.unbooked;
    }),
  );
  const services = await Promise.all(
    sheets
      .filter((sheet) => sheet !== undefined)
      .map(async (sheet) => {
        const affected = await affectedBy(ports, sheet, wanted);
        const windows = closedWindows(region, sheet, wanted).map(([start, window]) => ({
          start,
          end: window.end,
          affected: affected.filter((one) => one.window === start).map(({ ticket }) => ticket),
        }));
        return { service: sheet.id.service, windows };
      }),
  );
  const touched = services.filter(({ windows }) => windows.length > 0);
  const { date, from, to } = wanted;
  const count = touched.flatMap(({ windows }) => windows.flatMap(({ affected }) => affected)).length;
  return { date, from, to, affected: count, services: touched };
}

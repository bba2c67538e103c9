import type { Region } from '#shared/region/schema.ts';
import type { Resource } from '../assembly/assembly.ts';
import { charges, free } from './charges.ts';
import { type Line, used } from './line.ts';
import { unitsPerBooking } from './measured.ts';
import { type Certainty, priceOf } from './prices.ts';
import { bookingsPerMonth, messagesPerMonth, seatsOfServices, type Volumes } from './volumes.ts';

/** A month of a region, in USD. */
export interface Estimate {
  readonly total: number;
  /** What is charged if nobody comes. */
  readonly standing: number;
  readonly perBooking: number;
  /** Part of the total by how sure its prices are. */
  readonly sureness: Readonly<Record<Sureness, number>>;
  /** Part of the total that is our allowance for Jakarta. */
  readonly allowance: number;
  readonly lines: readonly PricedLine[];
}

/** Of a price; `given`: whoever asks said it. */
export type Sureness = Certainty | 'given';

export interface PricedLine {
  readonly service: string;
  readonly per: string;
  readonly units: number;
  readonly usd: number;
  readonly standing: boolean;
  readonly sureness: Sureness;
  /** For Jakarta, of `usd`. */
  readonly allowance: number;
}

/** Kinds of resources that are neither priced nor known to be free. */
export const unpriced = (resources: readonly Resource[]): readonly string[] =>
  [...new Set(resources.map(({ type }) => type))]
    .filter((type) => !Object.hasOwn(charges, type) && !Object.hasOwn(free, type))
    .toSorted();

/** Adds up what a month of these resources costs at these volumes; throws when something has no price. */
export function estimate(
  region: Region,
  resources: readonly Resource[],
  { volumes, smsUsd }: { readonly volumes: Volumes; readonly smsUsd?: number | undefined },
): Estimate {
  const unknown = unpriced(resources);
  if (unknown.length > 0)
    throw new Error(`No price for ${unknown.join(', ')}: add it to operator/cost/charges.ts.`);
  const units = unitsPerBooking(Math.max(...seatsOfServices(region)));
  const messages = messagesPerMonth(volumes);
  const lines = [
    ...resources.flatMap((resource) => charges[resource.type]?.(resource, { volumes, units }) ?? []),
    used('SMS', 'sms', messages * volumes.smsPartsPerMessage),
    used('SES', 'mail', bookingsPerMonth(volumes) * volumes.mailsPerBooking),
  ];
  const priced = added(lines, smsUsd);
  const total = sumOf(priced);
  const bookings = bookingsPerMonth(volumes);
  const of = (sureness: Sureness) => sumOf(priced.filter((line) => line.sureness === sureness));
  return {
    total,
    standing: sumOf(priced.filter(({ standing }) => standing)),
    perBooking: bookings === 0 ? 0 : total / bookings,
    sureness: {
      given: of('given'),
      list: of('list'),
      remembered: of('remembered'),
      assumed: of('assumed'),
    },
    allowance: priced.reduce((sum, { allowance }) => sum + allowance, 0),
    lines: priced.toSorted((a, b) => b.usd - a.usd),
  };
}

const sumOf = (lines: readonly PricedLine[]) => lines.reduce((sum, { usd }) => sum + usd, 0);

/** One line for each service and price, with all its units. */
function added(lines: readonly Line[], smsUsd: number | undefined): PricedLine[] {
  const groups = Object.values(
    Object.groupBy(lines, ({ service, price, standing }) => `${service} ${price} ${standing}`),
  );
  return groups.flatMap((group = []): PricedLine[] => {
    const [first] = group;
    if (first === undefined) return [];
    const units = group.reduce((sum, line) => sum + line.units, 0);
    const { service, standing } = first;
    const { usd: listed, per, certainty, allowance } = priceOf(first.price);
    const line = { service, per, units, standing };
    return first.price === 'sms' && smsUsd !== undefined
      ? [{ ...line, usd: units * smsUsd, sureness: 'given', allowance: 0 }]
      : [{ ...line, usd: units * listed, sureness: certainty, allowance: units * allowance }];
  });
}

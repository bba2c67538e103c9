import * as z from 'zod/mini';
import data from './prices.json' with { type: 'json' };

/** `list`: read on a public page; `remembered`: known but not read again; `assumed`: ours. */
const certainty = z.enum(['list', 'remembered', 'assumed']);
export type Certainty = z.infer<typeof certainty>;
const rate = z.object({ certainty, source: z.string() });
const price = z.extend(rate, {
  usd: z.number().check(z.positive()),
  per: z.string(),
  /** In Jakarta the allowance for its prices comes on top. */
  where: z.enum(['jakarta', 'world']),
});

const schema = z.object({
  date: z.iso.date(),
  note: z.string(),
  jakarta: z.extend(rate, { factor: z.number() }),
  rupiah: z.extend(rate, { perDollar: z.number() }),
  prices: z.record(z.string(), price),
});

export type PriceName = keyof typeof data.prices;

/** What a unit costs here. */
export interface Price {
  /** The allowance for Jakarta included. */
  readonly usd: number;
  /** That allowance. */
  readonly allowance: number;
  readonly per: string;
  readonly certainty: Certainty;
  readonly source: string;
}

/** Prices, with their date and how sure they are. */
export const priceList = schema.parse(data);

/** A price, with what Jakarta costs more. */
export function priceOf(name: PriceName): Price {
  const found = priceList.prices[name];
  if (found === undefined) throw new Error(`prices.json has no ${name}.`);
  const { usd, per, where, certainty: sure, source } = found;
  const allowance = where === 'jakarta' ? usd * (priceList.jakarta.factor - 1) : 0;
  return { usd: usd + allowance, allowance, per, certainty: sure, source };
}

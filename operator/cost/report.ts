import type { Estimate, PricedLine } from './estimate.ts';
import { type Certainty, priceList } from './prices.ts';
import type { Volumes } from './volumes.ts';

const dollars = (usd: number, digits = 2) => `$${usd.toFixed(digits)}`;
const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
const marks: Readonly<Record<Certainty, string>> = { list: '', remembered: '*', assumed: '**' };

/** A month as a table, and what stands out in it. */
export function reportOf(
  { total, standing, perBooking, lines }: Estimate,
  volumes: Volumes,
  perDollar: number,
): string {
  const rupiah = (usd: number) => `Rp${whole.format(usd * perDollar)}`;
  const services = Object.entries(Object.groupBy(lines, ({ service }) => service))
    .map(([service, its = []]) => ({
      service,
      usd: its.reduce((sum, { usd }) => sum + usd, 0),
      idle: its.filter((line) => line.standing).reduce((sum, { usd }) => sum + usd, 0),
      mark:
        its
          .map(({ certainty }) => marks[certainty])
          .toSorted()
          .at(-1) ?? '',
    }))
    .toSorted((a, b) => b.usd - a.usd);
  const cells = [
    ['', 'USD a month', 'of it idle', 'Rupiah'],
    ...services.map(({ service, usd, idle, mark }) => [
      `${service}${mark}`,
      dollars(usd),
      dollars(idle),
      rupiah(usd),
    ]),
    ['total', dollars(total), dollars(standing), rupiah(total)],
  ];
  const [first] = lines;
  return [
    `${volumes.bookingsPerDay} bookings a day, ${volumes.workingDays} days; ${volumes.requestsPerBooking} requests, ${1 + volumes.changesPerBooking} messages of ${volumes.smsPartsPerMessage} SMS parts each; ${volumes.staff} staff.`,
    '',
    ...aligned(cells),
    '',
    `Idle: ${dollars(standing)} (${rupiah(standing)}). A booking: ${dollars(perBooking, 4)} (${rupiah(perBooking)}).`,
    ...(first === undefined ? [] : [`Largest line: ${largest(first, total)}.`]),
    '',
    `Prices of ${priceList.date}, Jakarta taken as ${priceList.jakarta.factor} × us-east-1 (${priceList.jakarta.certainty}); $1 = ${rupiah(1)}.`,
    '*: a price known but not read again. **: our assumption. Sources: operator/cost/prices.json. Free tiers, support and tax are left out.',
  ].join('\n');
}

const largest = ({ service, per, units, usd }: PricedLine, total: number) =>
  `${service}, ${whole.format(units)} × ${per}, ${dollars(usd)}, ${Math.round((100 * usd) / total)} % of all`;

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

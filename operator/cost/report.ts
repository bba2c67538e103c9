import type { Estimate, PricedLine, Sureness } from './estimate.ts';
import { priceList } from './prices.ts';
import type { Volumes } from './volumes.ts';

const dollars = (usd: number, digits = 2) => `$${usd.toFixed(digits)}`;
const whole = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });
const marks: Readonly<Record<Sureness, string>> = { given: '', list: '', remembered: '*', assumed: '**' };

/** A month as a table, what stands out in it, and how much of it rests on prices that nobody read. */
export function reportOf(
  { total, standing, perBooking, sureness, allowance, lines }: Estimate,
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
          .map((line) => marks[line.sureness])
          .toSorted()
          .at(-1) ?? '',
    }))
    .toSorted((a, b) => b.usd - a.usd);
  const cells = [
    ['', 'USD sebulan', 'di antaranya tetap', 'Rupiah'],
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
    `${volumes.bookingsPerDay} pesanan sehari, ${volumes.workingDays} hari; tiap pesanan ${volumes.requestsPerBooking} permintaan dan ${decimal.format(1 + volumes.changesPerBooking)} pesan, masing-masing ${volumes.smsPartsPerMessage} bagian SMS; ${volumes.staff} petugas.`,
    '',
    ...aligned(cells),
    '',
    `Tetap, ada pesanan atau tidak: ${dollars(standing)} (${rupiah(standing)}). Satu pesanan: ${dollars(perBooking, 4)} (${rupiah(perBooking)}).`,
    ...(first === undefined ? [] : [`Baris terbesar: ${largest(first, total)}.`]),
    '',
    `Belum diperiksa: ${part(sureness.remembered + sureness.assumed, total)} dari sebulan: ${part(sureness.assumed, total)} harga andaian kami (**), ${part(sureness.remembered, total)} harga dari ingatan (*).`,
    `Pernah dibaca di halaman umum: ${part(sureness.list, total)}. Anda berikan: ${part(sureness.given, total)}.`,
    `Harga Jakarta diandaikan ${decimal.format(priceList.jakarta.factor)} × us-east-1: ${part(allowance, total)} dari sebulan. Daftar harga ${priceList.date}; $1 = ${rupiah(1)} (andaian).`,
    'Sumber: operator/cost/prices.json. Jatah gratis, biaya dukungan, dan pajak tidak dihitung.',
  ].join('\n');
}

const largest = ({ service, per, units, usd }: PricedLine, total: number) =>
  `${service}, ${whole.format(units)} × ${per}, ${part(usd, total)} dari sebulan`;

/** `$1.23 (45 %)` of a month. */
const part = (usd: number, total: number) =>
  `${dollars(usd)} (${total === 0 ? 0 : Math.round((100 * usd) / total)} %)`;

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

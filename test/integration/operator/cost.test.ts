import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { loadRegion } from '#infra/regions.ts';
import { readAssembly } from '../../../operator/assembly/assembly.ts';
import { estimate } from '../../../operator/cost/estimate.ts';
import { unitsPerBooking } from '../../../operator/cost/measured.ts';
import { seatsOfDay, supposed } from '../../../operator/cost/volumes.ts';
import { raceRegion } from '../../world/regions.ts';

// That every region's resources have a price is a rule of test/infra/invariants.test.ts.

const assembly = (region: string) => join(inject('assemblies'), region, 'assembly');
const region = await loadRegion('tanjungbalai');
const resources = () => readAssembly(assembly('tanjungbalai'), 'tanjungbalai');
const usual = supposed(region);

test('a resource without a price ends the estimate with its name', () => {
  const strange = {
    stack: 'tanjungbalai-queue',
    id: 'Cluster',
    type: 'AWS::Redshift::Cluster',
    properties: {},
  };

  expect(() => estimate(region, [...resources(), strange], { volumes: usual })).toThrow(
    'No price for AWS::Redshift::Cluster',
  );
});

test('a function of which nobody says how often it runs ends it too', () => {
  const strange = {
    stack: 'tanjungbalai-queue',
    id: 'Forecast',
    type: 'AWS::Lambda::Function',
    properties: {},
  };

  expect(() => estimate(region, [...resources(), strange], { volumes: usual })).toThrow(
    'how often tanjungbalai-queue/Forecast runs',
  );
});

test('if nobody comes the standing charges remain, and nothing else', () => {
  const idle = estimate(region, resources(), {
    volumes: { ...usual, bookingsPerDay: 0, requestsPerDay: 0, staff: 0 },
  });

  expect(idle.total).toBeCloseTo(idle.standing, 6);
  expect(idle.standing).toBeGreaterThan(15);
  expect(idle.standing).toBeLessThan(60);
  expect(idle.perBooking).toBe(0);
});

test('twice the bookings cost twice what is not standing', () => {
  const once = estimate(region, resources(), { volumes: { ...usual, requestsPerDay: 0, staff: 0 } });
  const twice = estimate(region, resources(), {
    volumes: { ...usual, requestsPerDay: 0, staff: 0, bookingsPerDay: usual.bookingsPerDay * 2 },
  });

  expect(twice.standing).toBeCloseTo(once.standing, 6);
  expect(twice.total - twice.standing).toBeCloseTo(2 * (once.total - once.standing), 6);
});

test('a region without a firewall pays for none', () => {
  const open = resources().filter(({ type }) => !type.startsWith('AWS::WAFv2'));

  const services = estimate(region, open, { volumes: usual }).lines.map(({ service }) => service);

  expect(services).toContain('CloudFront');
  expect(services).not.toContain('WAF');
});

test('environments that stand ready are charged, whoever comes', () => {
  const city = estimate(raceRegion, readAssembly(assembly('race'), 'race'), {
    volumes: supposed(raceRegion),
  });

  const ready = city.lines.find(({ per }) => per.includes('provisioned'));

  // Two of 1 GB for half an hour a day.
  expect(ready?.units).toBeCloseTo(2 * 1800 * (365 / 12), 0);
  expect(ready?.standing).toBe(true);
});

test('units of the database are the measured ones, between measured days in proportion', () => {
  const page = `| Write units per booking, 60 seats a day | 4.00 WU | ≤ 6 WU |
| Read units per booking, 60 seats a day | 1.50 RU |
| Write units per booking, 300 seats a day | 8.00 WU | ≤ 9 WU |
`;

  expect(unitsPerBooking(60, page)).toEqual({ writes: 4, reads: 1.5 });
  expect(unitsPerBooking(180, page).writes).toBe(6);
  expect(unitsPerBooking(10, page).writes).toBe(4);
  expect(unitsPerBooking(900, page).writes).toBe(8);
  expect(() => unitsPerBooking(60, '# Benchmarks')).toThrow('npm run bench');
  expect(unitsPerBooking(60).writes).toBeGreaterThan(1);
});

test('the total says how much of it rests on prices that nobody read', () => {
  const month = estimate(region, resources(), { volumes: usual });
  const told = estimate(region, resources(), { volumes: usual, smsUsd: 0.02 });
  const smsOf = ({ lines }: typeof month) => lines.find(({ service }) => service === 'SMS')?.usd;

  for (const { total, sureness } of [month, told]) {
    const { given, list, remembered, assumed } = sureness;
    expect(given + list + remembered + assumed).toBeCloseTo(total, 6);
    expect(Math.min(list, remembered)).toBeGreaterThan(0);
  }
  expect(month.sureness).toMatchObject({ given: 0, assumed: smsOf(month) });
  expect(told.sureness).toMatchObject({ given: smsOf(told), assumed: 0 });
});

test('the allowance for Jakarta is a quarter of what is charged there, and nothing elsewhere', () => {
  const month = estimate(region, resources(), { volumes: usual });
  const of = (service: string) => month.lines.filter((line) => line.service === service);

  expect(month.allowance).toBeGreaterThan(0);
  for (const { usd, allowance } of of('API Gateway')) expect(allowance).toBeCloseTo(usd / 5, 9);
  for (const { allowance } of of('SMS')) expect(allowance).toBe(0);
});

/** The command, in a process of its own. */
const cost = (...args: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../../operator/cost/main.ts'), ...args], {
    encoding: 'utf8',
  });

test('the command shows a month in both currencies, which line is the largest, and what is unverified', () => {
  const prices = ['--rupiah', '16000', '--sms-usd', '0.02'];
  const said = cost('tanjungbalai', '--assembly', assembly('tanjungbalai'), ...prices);

  expect(seatsOfDay(region)).toBe(234);
  expect(said).toContain('tanjungbalai:\n211 pesanan sehari');
  expect(said).toMatch(/^SMS {2,}\$222\.82 +\$0\.00 +Rp3\.565\.0/m);
  expect(said).toMatch(/Baris terbesar: SMS/);
  expect(said).toMatch(/Tetap, .*: \$\d+\.\d\d \(Rp[\d.]+\)\. Satu pesanan: \$0\.0\d+/);
  expect(said).toMatch(/^Belum diperiksa: \$\d+\.\d\d \(1\d %\) dari sebulan: \$0\.00 \(0 %\)/m);
  expect(said).toMatch(/^Pernah dibaca .* Anda berikan: \$222\.82 \(8\d %\)\.$/m);
});

test('staging is synthesised as staging, and supposes rehearsals instead of a city', () => {
  const said = cost('tanjungbalai', '--stage', 'staging');

  expect(said).toContain('tanjungbalai-staging:\n5 pesanan sehari');
  // 5 × 22 bookings, each changed once, in two parts of SMS.
  expect(said).toMatch(/Baris terbesar: SMS, 440 × bagian SMS ke Indonesia/);
});

test('a stage that there is not is refused in clear words', () => {
  expect(() => cost('tanjungbalai', '--stage', 'stagging')).toThrow('--stage stagging: hanya ada "staging".');
});

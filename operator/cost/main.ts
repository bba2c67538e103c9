import { parseArgs } from 'node:util';
import { loadRegion } from '#infra/regions.ts';
import { resourcesOf } from '../assembly/synthesise.ts';
import { estimate } from './estimate.ts';
import { priceList } from './prices.ts';
import { reportOf } from './report.ts';
import { supposed, type Volumes } from './volumes.ts';

// npm run cost -- <region> [--bookings 200] [--days 22] [--requests 20] [--visits 3] [--changes 0.2] [--sms 2] [--mails 0.3]
//   [--staff 20] [--sms-usd 0.3] [--rupiah 16700] [--assembly cdk.out]

const flags = [
  'bookings',
  'days',
  'requests',
  'visits',
  'changes',
  'sms',
  'mails',
  'staff',
  'sms-usd',
  'rupiah',
] as const;

const number = { type: 'string' } as const;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ bookings: number, days: number, requests: number, visits: number, changes: number, sms: number },
      ...{ mails: number, staff: number, 'sms-usd': number, rupiah: number, assembly: { type: 'string' } },
    },
  });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0)
    throw new Error(
      `Usage: npm run cost -- <region> ${flags.map((flag) => `[--${flag} n]`).join(' ')} [--assembly cdk.out]`,
    );
  const given = (flag: (typeof flags)[number]): number | undefined => {
    const text = values[flag];
    if (text === undefined) return undefined;
    const read = Number(text);
    if (text.trim() === '' || !Number.isFinite(read) || read < 0)
      throw new Error(`--${flag} ${text}: a number, 0 or more.`);
    return read;
  };
  const region = await loadRegion(id);
  const usual = supposed(region);
  const volumes: Volumes = {
    bookingsPerDay: given('bookings') ?? usual.bookingsPerDay,
    workingDays: given('days') ?? usual.workingDays,
    requestsPerBooking: given('requests') ?? usual.requestsPerBooking,
    visitsPerBooking: given('visits') ?? usual.visitsPerBooking,
    changesPerBooking: given('changes') ?? usual.changesPerBooking,
    smsPartsPerMessage: given('sms') ?? usual.smsPartsPerMessage,
    mailsPerBooking: given('mails') ?? usual.mailsPerBooking,
    staff: given('staff') ?? usual.staff,
  };
  const month = estimate(region, resourcesOf({ region: id, assembly: values.assembly }), {
    volumes,
    smsUsd: given('sms-usd'),
  });
  console.log(reportOf(month, volumes, given('rupiah') ?? priceList.rupiah.perDollar));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}

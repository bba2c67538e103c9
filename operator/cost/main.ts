import { parseArgs } from 'node:util';
import { deploymentOf } from '../assembly/deployment.ts';
import { estimate } from './estimate.ts';
import { priceList } from './prices.ts';
import { reportOf } from './report.ts';
import { rehearsed, supposed, type Volumes } from './volumes.ts';

// npm run cost -- <region> [--stage staging] [--bookings 200] [--days 22] [--requests 20] [--visits 3] [--changes 0.2] [--sms 2] [--mails 0.3] [--documents 60]
//   [--staff 20] [--sms-usd 0.3] [--rupiah 16700] [--assembly cdk.out]

const flags = [
  'bookings',
  'days',
  'requests',
  'visits',
  'changes',
  'sms',
  'mails',
  'documents',
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
      ...{ mails: number, documents: number, staff: number, 'sms-usd': number, rupiah: number },
      ...{ stage: { type: 'string' }, assembly: { type: 'string' } },
    },
  });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0)
    throw new Error(
      `Pemakaian: npm run cost -- <wilayah> [--stage staging] ${flags.map((flag) => `[--${flag} n]`).join(' ')} [--assembly cdk.out]`,
    );
  const given = (flag: (typeof flags)[number]): number | undefined => {
    const text = values[flag];
    if (text === undefined) return undefined;
    const read = Number(text);
    if (text.trim() === '' || !Number.isFinite(read) || read < 0)
      throw new Error(`--${flag} ${text}: bilangan, 0 atau lebih.`);
    return read;
  };
  const { stage, assembly } = values;
  const { region, resources, staging } = await deploymentOf({ region: id, stage, assembly });
  const usual = staging ? rehearsed : supposed(region);
  const volumes: Volumes = {
    bookingsPerDay: given('bookings') ?? usual.bookingsPerDay,
    workingDays: given('days') ?? usual.workingDays,
    requestsPerBooking: given('requests') ?? usual.requestsPerBooking,
    visitsPerBooking: given('visits') ?? usual.visitsPerBooking,
    changesPerBooking: given('changes') ?? usual.changesPerBooking,
    smsPartsPerMessage: given('sms') ?? usual.smsPartsPerMessage,
    mailsPerBooking: given('mails') ?? usual.mailsPerBooking,
    requestsPerDay: given('documents') ?? usual.requestsPerDay,
    staff: given('staff') ?? usual.staff,
  };
  const month = estimate(region, resources, { volumes, smsUsd: given('sms-usd') });
  console.log(`${region.id}:`);
  console.log(reportOf(month, volumes, given('rupiah') ?? priceList.rupiah.perDollar));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
}

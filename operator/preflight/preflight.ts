import type { Region } from '#shared/region/schema.ts';
import type { Resource } from '../assembly/assembly.ts';
import { priceOf } from '../cost/prices.ts';
import { supposed, textMessagesPerDay } from '../cost/volumes.ts';
import { accountOf, isBootstrapped, regionIsOptedIn } from './account.ts';
import { type AwsSettings, EDGE, HOME } from './aws.ts';
import { calendarIsKnown } from './calendar.ts';
import { explain } from './fault.ts';
import type { Answered, Check } from './finding.ts';
import { mailCanBeSent, textMessagesCanBeSent } from './messages.ts';
import { bucketNameIsFree, certificateIsIssued, signInDomainIsFree } from './names.ts';
import { needsOf } from './needs.ts';
import { lambdaIsLarge, quotasSuffice } from './quotas.ts';

export interface Subject {
  readonly region: Region;
  /** What would be deployed. */
  readonly resources: readonly Resource[];
  /** Where citizens reach the site; default: the region's own. */
  readonly origin?: string | undefined;
  readonly now: number;
}

/** Checks at the same time: more, and small accounts are throttled. */
const WIDTH = 4;

/** Looks at the account to which a region is about to be deployed. Changes nothing; every question is answered, also by a fault. */
export async function preflight(subject: Subject, settings: AwsSettings): Promise<readonly Answered[]> {
  const calendar = await answer(calendarIsKnown(subject.region, subject.now));
  const account: { number?: string } = {};
  const identity = await answer({
    about: 'Kredensial dan akun',
    look: async () => {
      account.number = await accountOf(settings);
      return [{ level: 'ok', says: `Akun ${account.number}.` }];
    },
  });
  // Without an account every further question would fail for the same reason.
  if (account.number === undefined) return [identity, calendar];
  const checks = questions(subject, settings, account.number);
  const answered: Answered[] = [];
  for (let from = 0; from < checks.length; from += WIDTH)
    answered.push(...(await Promise.all(checks.slice(from, from + WIDTH).map(answer))));
  return [identity, ...answered, calendar];
}

function questions({ region, resources, origin, now }: Subject, settings: AwsSettings, account: string) {
  const needs = needsOf(region, resources);
  const usual = supposed(region);
  const host = new URL(origin ?? region.origin).hostname;
  return [
    regionIsOptedIn(settings),
    isBootstrapped(settings, HOME, account),
    isBootstrapped(settings, EDGE, account),
    lambdaIsLarge(settings, needs),
    ...quotasSuffice(settings, needs),
    mailCanBeSent(settings, region.notifications.mailFrom),
    ...textMessagesCanBeSent(settings, {
      perDay: textMessagesPerDay(usual),
      workingDays: usual.workingDays,
      price: priceOf('sms').usd,
    }),
    certificateIsIssued(settings, { hosts: [host, `petugas.${host}`], now }),
    ...needs.signInDomains(account).map((name) => signInDomainIsFree(settings, name, account)),
    ...needs.buckets(account).map((name) => bucketNameIsFree(settings, name, account)),
  ] as const satisfies readonly Check[];
}

async function answer({ about, look }: Check): Promise<Answered> {
  try {
    return { about, findings: await look() };
  } catch (fault) {
    return { about, findings: [explain(fault)] };
  }
}

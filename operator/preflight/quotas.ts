import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { paginateListServiceQuotas, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { type AwsSettings, HOME } from './aws.ts';
import { type Check, type Finding, ok, stops, warning } from './finding.ts';
import type { Needs } from './needs.ts';

/** Concurrency that Lambda keeps for functions without a reservation. */
const UNRESERVED = 100;
/** Seconds that a request of the opening minute holds its environment: a cold start among many warm ones. */
const SECONDS_PER_REQUEST = 0.2;

const raise = (service: string, name: string, value: number) =>
  `Minta kenaikan di Service Quotas (${HOME}, ${service}, "${name}") menjadi paling sedikit ${value}; jawaban dapat makan beberapa hari.`;

/** Whether functions can run as many at once as the opening minute needs. */
export const lambdaIsLarge = (settings: AwsSettings, needs: Needs): Check => ({
  about: 'Konkurensi Lambda',
  look: async () => {
    const { AccountLimit } = await new LambdaClient({ ...settings, region: HOME }).send(
      new GetAccountSettingsCommand({}),
    );
    const limit = AccountLimit?.ConcurrentExecutions ?? 0;
    const taken = needs.reserved + needs.ready;
    const opening = Math.ceil(needs.openingRate * SECONDS_PER_REQUEST);
    const least = taken > 0 ? taken + UNRESERVED : UNRESERVED;
    const todo = raise('AWS Lambda', 'Concurrent executions', Math.max(1000, least, opening));
    if (limit < least)
      return [
        stops(
          `Batas akun ${limit}; templat memesan ${needs.reserved}, menyiapkan ${needs.ready}, dan ${UNRESERVED} harus tetap bebas.`,
          todo,
        ),
      ];
    if (limit - taken < opening)
      return [warning(`Batas akun ${limit}; menit pembukaan memerlukan sekitar ${opening} fungsi.`, todo)];
    return [ok(`Batas akun ${limit}; menit pembukaan memerlukan sekitar ${opening} fungsi.`)];
  },
});

interface Quota {
  readonly service: string;
  readonly name: string;
  /** What the region takes of it. */
  readonly least: number;
  readonly unit: string;
}

/** Quotas of Service Quotas that may bind, by the names AWS gives them. */
const quotasFor = ({ openingRate, warmWrites, seats }: Needs): readonly Quota[] => [
  { service: 'apigateway', name: 'Throttle rate', least: openingRate, unit: 'permintaan per detik' },
  {
    service: 'dynamodb',
    name: 'Table-level write throughput limit',
    least: Math.max(4_000, warmWrites),
    unit: 'unit tulis per detik',
  },
  {
    service: 'events',
    name: 'Invocations throttle limit in transactions per second',
    least: Math.ceil((seats * 2) / 60),
    unit: 'panggilan per detik',
  },
];

/** Whether the other services let as much through. */
export const quotasSuffice = (settings: AwsSettings, needs: Needs): readonly Check[] =>
  quotasFor(needs).map((quota) => ({
    about: `Kuota ${quota.service}: ${quota.name}`,
    look: async () => [judge(quota, await quotaOf(settings, quota))],
  }));

async function quotaOf(settings: AwsSettings, { service, name }: Quota): Promise<number | undefined> {
  const client = new ServiceQuotasClient({ ...settings, region: HOME });
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: service })) {
    const found = Quotas.find(({ QuotaName }) => QuotaName === name);
    if (found?.Value !== undefined) return found.Value;
  }
  return undefined;
}

function judge({ service, name, least, unit }: Quota, value: number | undefined): Finding {
  if (value === undefined)
    return warning(
      'Service Quotas tidak mengenal kuota ini.',
      `Periksa di konsol: perlu ${least} ${unit} (${service}).`,
    );
  return value >= least
    ? ok(`${value}; perlu ${least} ${unit}.`)
    : stops(`${value}, padahal perlu ${least} ${unit}.`, raise(service, name, least));
}

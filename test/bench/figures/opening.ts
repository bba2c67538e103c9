import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { priceList } from '../../../operator/cost/prices.ts';
import type { Figure, Row } from '../figure.ts';
import { type Case, cases } from '../opening/cases.ts';
import { chartOf } from '../opening/chart.ts';
import type { Summary } from '../opening/summary.ts';

type Named = Readonly<Record<Case, Summary>>;

/** The opening minute of 30 cities, simulated. */
export async function measureOpening(): Promise<Figure> {
  const found = await simulateAll();
  const { all, own, blind } = found;
  return {
    title: 'The opening minute, simulated',
    method:
      `${own.people} people on 30 offices of ${own.seats / 30} seats a day, in virtual time: gate, claim, alternatives and the pauses of phones are the product’s own ` +
      'code over a store in memory; what AWS adds (latencies, units and limits of a partition, environments, quotas of API Gateway and Lambda) and how people ' +
      'behave is assumed, each with its source, in `test/bench/opening/assumptions.ts`. Seven in ten wait for the opening with their phone, which ' +
      'sends within 2.5 s of it; the others come by hand. Who is refused chooses among what is offered. Settling, messages and pages are not simulated. ' +
      `“One account”: all cities share an AWS account with Jakarta’s default quotas; elsewhere the account’s API quota is 10,000 requests a second and its Lambda quota 3,000. Prices: list of ${priceList.date} with an allowance for Jakarta (\`operator/cost/prices.json\`).`,
    rows: [...rowsOf('', own), ...comparison(own, blind), ...sensitivity(found)],
    notes: [
      `Sold out with one account of default quotas: p50 ${seconds(all.soldOutAfter.p50)}, last office ${seconds(all.soldOutAfter.most)}; ${all.tally.refusedByApi} requests are refused with 429 before they reach a function, and phones come back by themselves.`,
      `Answers when quotas are raised: ${endingsOf(own)}; beside them ${own.tally.refusedByApi} × 429 and ${own.tally.refusedByLambda} × no environment, after which phones came back.`,
      `People with their first definite answer, second by second after the opening: raised quotas ${chartOf(own.answeredBySecond)}, one account ${chartOf(all.answeredBySecond)} (30 s).`,
    ],
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

const endingsOf = ({ endings, refusals }: Summary): string =>
  `booked ${endings.booked}, nothing left to offer ${endings['none-left']}, gave up after five refusals ${endings['gave-up']}, without a definite answer ${endings.unsure}; ${refusals} × “full”`;

const rowsOf = (name: string, summary: Summary): readonly Row[] => {
  const { tally, endings, dollars, soldOutAfter, answeredAfter } = summary;
  const refused = Math.max(1, tally.invocations - endings.booked);
  return [
    {
      name: `Opening: an office is sold out${name}, p50`,
      value: soldOutAfter.p50 / 1_000,
      unit: 's',
      baseline: `p90 of the offices within ${seconds(soldOutAfter.p95)}, the last ${seconds(soldOutAfter.most)}; ${summary.soldOut} of 30 sold out`,
    },
    {
      name: `Opening: first definite answer${name}, p95`,
      value: answeredAfter.p95 / 1_000,
      unit: 's',
      baseline: `p50 ${seconds(answeredAfter.p50)}, longest ${seconds(answeredAfter.most)}`,
    },
    { name: `Opening: people without a definite answer${name}`, value: endings.unsure, unit: '', atMost: 0 },
    {
      name: `Opening: write units of a refused request${name}`,
      value: tally.wastedWrites / refused,
      unit: 'WU',
      baseline: `${tally.failedClaims} of ${tally.claims} claims failed; ${(tally.reads / tally.invocations).toFixed(2)} RU a request`,
    },
    {
      name: `Opening: all of it${name}`,
      value: dollars.all,
      unit: '$',
      baseline: `refusals ${dollars.refused.toFixed(3)} $ of it; ${tally.invocations} invocations, ${Math.round(tally.writes)} WU + 2 a booking, ${Math.round(tally.reads)} RU, ${tally.coldStarts} cold starts`,
    },
  ];
};

const comparison = (own: Summary, blind: Summary): readonly Row[] => [
  {
    name: 'Opening without a gate: wasted write units',
    value: blind.tally.wastedWrites / Math.max(1, own.tally.wastedWrites),
    unit: '×',
    baseline: `${blind.tally.wastedWrites} against ${own.tally.wastedWrites}; throttled calls ${blind.tally.throttledCalls} against ${own.tally.throttledCalls}`,
  },
  {
    name: 'Opening without a gate: first definite answer, p95',
    value: blind.answeredAfter.p95 / own.answeredAfter.p95,
    unit: '×',
    baseline: `${seconds(blind.answeredAfter.p95)}; sold out ${seconds(blind.soldOutAfter.p50)} (p50); ${blind.dollars.all.toFixed(3)} $`,
  },
];

const sensitivity = (found: Named): readonly Row[] =>
  (['all', 'few', 'many', 'hot'] as const).map((name) => {
    const { soldOutAfter, answeredAfter, endings, dollars, tally } = found[name];
    return {
      name: `Opening, ${cases[name].words}: first definite answer, p95`,
      value: answeredAfter.p95 / 1_000,
      unit: 's',
      baseline: `sold out p50 ${seconds(soldOutAfter.p50)}, last ${seconds(soldOutAfter.most)}; without an answer ${endings.unsure}; 429 ${tally.refusedByApi}; ${dollars.all.toFixed(3)} $`,
    };
  });

/** Every case in a thread of its own, as many at a time as there are processors here. */
async function simulateAll(): Promise<Named> {
  const run = async (name: Case): Promise<Summary> => {
    const worker = new Worker(join(import.meta.dirname, '../opening/worker.ts'), { workerData: name });
    const [summary] = await once(worker, 'message');
    return summary;
  };
  const pair = async <A extends Case, B extends Case>(one: A, other: B) =>
    Promise.all([run(one), run(other)]);
  const [own, blind] = await pair('own', 'blind');
  const [all, hot] = await pair('all', 'hot');
  const [many, few] = await pair('many', 'few');
  return { own, blind, all, hot, many, few };
}

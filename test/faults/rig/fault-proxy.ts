import { setTimeout as delay } from 'node:timers/promises';
import { type Random, seeded } from '#services/queue/testing/model/random.ts';
import {
  conflict,
  type Fault,
  type FaultRates,
  serverError,
  throttle,
  unavailable,
} from './dynamodb-faults.ts';
import { type Passage, type ProxyServer, startProxy } from './proxy.ts';

/** Milliseconds after which a late call lands: the document client gives up before. */
const late = 2_500;

/**
 * Stands between the functions and DynamoDB, where their SDK sees each fault as AWS would show it. Which call is struck follows
 * from the seed and the order in which calls arrive.
 */
export interface FaultProxy extends ProxyServer {
  /** `calls`, `forwarded`, and calls of each fault. */
  readonly counts: ReadonlyMap<string, number>;
  /** From now on nothing is struck any more. */
  calm(): void;
}

export async function startFaultProxy(settings: {
  readonly seed: number;
  readonly rates?: FaultRates;
}): Promise<FaultProxy> {
  const random = seeded(settings.seed);
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  let rates = settings.rates;

  const serve = async (passage: Passage) => {
    const { outgoing, forward } = passage;
    count('calls');
    const fault = rates && draw(random, rates);
    if (fault) count(fault);
    if (fault === 'cut before') {
      outgoing.destroy();
      return;
    }
    const refusal = fault && refusalOf(fault, passage, random);
    if (refusal) {
      outgoing.writeHead(refusal.status, refusal.headers).end(refusal.body);
      return;
    }
    if (fault === 'delayed') await delay(random.between(20, 400));
    if (fault === 'late') await delay(late);
    count('forwarded');
    const answer = await forward();
    if (fault === 'cut after') outgoing.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };

  return {
    ...(await startProxy(serve)),
    counts,
    calm: () => {
      rates = undefined;
    },
  };
}

function draw(random: Random, rates: FaultRates): Fault | undefined {
  const struck = Object.values(rates).reduce((sum, rate) => sum + rate, 0);
  return random.chance(struck) ? random.weighted(rates) : undefined;
}

/** The error answer of a fault; undefined when the call goes on. A read that cannot conflict is throttled. */
function refusalOf(fault: Fault, { action, body }: Passage, random: Random) {
  switch (fault) {
    case 'throttled':
      return throttle(random.next());
    case 'conflict':
      return conflict(action, JSON.parse(body.toString() || '{}')) ?? throttle(random.next());
    case 'server error':
      return serverError();
    case 'unavailable':
      return unavailable();
    default:
      return undefined;
  }
}

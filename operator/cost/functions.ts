import * as z from 'zod/mini';
import type { Resource } from '../assembly/assembly.ts';
import { type Line, standing, used } from './line.ts';
import {
  boardRequests,
  bookingsPerMonth,
  floorRequests,
  messagesPerMonth,
  requestsPerMonth,
  type Volumes,
} from './volumes.ts';

const DAYS = 365 / 12;
const HOURS = DAYS * 24;

/** How often a function runs in a month, and for how many seconds (supposed from the processor time in docs/benchmarks.md). */
interface Runs {
  readonly calls: number;
  readonly seconds: number;
  readonly standing?: true;
  /** Calls besides, whether anybody comes or not. */
  readonly besides?: number;
}

/** By the beginning of a function's name in its template; one that is not here has no price, and the command says so. */
const runs: readonly (readonly [RegExp, (volumes: Volumes, stack: string) => Runs])[] = [
  [
    /^Api(?!Log)/,
    (volumes, stack) =>
      stack.endsWith('-queue')
        ? { calls: bookingsPerMonth(volumes) * (volumes.requestsPerBooking - 1), seconds: 0.03 }
        : stack.endsWith('-documents')
          ? { calls: 30 * requestsPerMonth(volumes), seconds: 0.03 }
          : { calls: volumes.staff, seconds: 0.05 },
  ],
  [/^Book/, (volumes) => ({ calls: bookingsPerMonth(volumes), seconds: 0.15 })],
  [
    /^Floor/,
    (volumes) => ({ calls: floorRequests(volumes), besides: boardRequests(volumes), seconds: 0.03 }),
  ],
  [/^Settings/, () => ({ calls: 50, seconds: 3, standing: true })],
  [/^Closings/, () => ({ calls: 200, seconds: 1, standing: true })],
  [/^Pursue/, () => ({ calls: 20, seconds: 3, standing: true })],
  [/^Minute/, () => ({ calls: HOURS * 60, seconds: 0.05, standing: true })],
  [/^Person/, () => ({ calls: 10, seconds: 10, standing: true })],
  // One in ten comes to the desk: to be found, to have a booking ended, or to be booked for.
  [/^Desk/, (volumes) => ({ calls: 0.3 * bookingsPerMonth(volumes), seconds: 0.15 })],
  [
    /^(Settle|Courier)/,
    (volumes, stack) => ({
      calls: stack.endsWith('-documents') ? 3 * requestsPerMonth(volumes) : messagesPerMonth(volumes),
      seconds: 0.08,
    }),
  ],
  [/^Relay/, (volumes) => ({ calls: messagesPerMonth(volumes), seconds: 0.05 })],
  [/^Deliver/, (volumes) => ({ calls: messagesPerMonth(volumes), seconds: 0.4 })],
  [/^Sweep/, () => ({ calls: HOURS, seconds: 5, standing: true })],
  // Some runs each afternoon and evening tell people what they booked for tomorrow.
  [/^Remind/, () => ({ calls: HOURS, seconds: 5, standing: true })],
  [/^Prepare/, () => ({ calls: DAYS, seconds: 10, standing: true })],
  // Of requests for documents: files of each, and what verifiers open.
  [/^Intake/, (volumes) => ({ calls: 4 * requestsPerMonth(volumes), seconds: 0.5 })],
  [/^Staff/, (volumes) => ({ calls: 12 * requestsPerMonth(volumes), seconds: 0.05 })],
  // Submitted, sometimes returned, verified, processed; and about two deadlines each, with those that nothing comes of.
  [/^(Plan|Count|Deadline)/, (volumes) => ({ calls: 4 * requestsPerMonth(volumes), seconds: 0.05 })],
  // Booked, perhaps moved, and served.
  [/^Visits/, (volumes) => ({ calls: 3 * requestsPerMonth(volumes), seconds: 0.05 })],
  [/^Proofs/, (volumes) => ({ calls: 10 * requestsPerMonth(volumes), seconds: 0.03 })],
  [/^Letters/, (volumes) => ({ calls: 2 * requestsPerMonth(volumes), seconds: 0.3 })],
  // The CDK's own, which copies the sites at a deployment.
  [/^CustomCDKBucketDeployment/, () => ({ calls: 4, seconds: 30, standing: true })],
];

const memory = z._default(z.number(), 128);

/** What a function's runs cost. */
export function functionLines({ stack, id, properties }: Resource, volumes: Volumes): readonly Line[] {
  const found = runs.find(([name]) => name.test(id));
  if (found === undefined)
    throw new Error(`Nobody says how often ${stack}/${id} runs: add it to operator/cost/functions.ts.`);
  const { calls, seconds, standing: always, besides = 0 } = found[1](volumes, stack);
  const gigabytes = memory.parse(properties['MemorySize']) / 1024;
  const runsOf = (line: typeof used, times: number) => [
    line('Lambda', 'lambdaRequest', times),
    line('Lambda', 'lambdaGbSecond', times * seconds * gigabytes),
  ];
  return [...runsOf(always ? standing : used, calls), ...(besides > 0 ? runsOf(standing, besides) : [])];
}

/** Environments that stand ready: from 15 minutes before the release until 15 after it, every day. */
const READY_SECONDS = 1_800;
/** Memory of the booking function, which alone stands ready. */
const READY_GB = 1;

export const readyLines = ({ properties }: Resource): readonly Line[] => [
  standing(
    'Lambda',
    'lambdaReadyGbSecond',
    z.number().parse(properties['MaxCapacity']) * READY_GB * READY_SECONDS * DAYS,
  ),
];

import { closeDay } from '../faults/close-day.ts';
import { type EngineFaultsSettings, runEngineFaults, type TownRun } from '../faults/engine-faults.ts';
import { type EventWorld, startEventWorld } from '../faults/event-world.ts';
import { fillDisk } from '../faults/full-disk.ts';
import { liveOfficeDay } from '../faults/office-day/office-day.ts';
import { poisonOne } from '../faults/poison-event.ts';
import { repeatEvents } from '../faults/repeated-events.ts';
import { skewClocks } from '../faults/skewed-clocks.ts';
import { stopRelay } from '../faults/stopped-relay.ts';

export interface FaultRun {
  /** Folder of test/world/assemblies.ts. */
  readonly assemblies: string;
  readonly seed: number;
  /** Part of the stated counts, 1 for all; `small`: enough to notice a mutant. */
  readonly size: number | 'small';
}

export interface FaultReport {
  readonly flaws: readonly string[];
  /** Lines of the table in docs/proof.md. */
  readonly rows: readonly (readonly [string, string | number])[];
}

/** One kind of trouble, what must hold in it, and what was seen. */
export interface FaultProgram {
  readonly name: string;
  measure(run: FaultRun): Promise<FaultReport>;
}

/** Engine calls with faults for each call without. */
const mostCalls = 1.6;

/** Requests that people had to send again, of those answered: trouble of the engine is mended behind the door, not at it. */
const mostAgain = 0.05;

const countOf = (size: FaultRun['size'], full: number, small: number): number =>
  size === 'small' ? small : Math.ceil(full * size);

const flawIf = (wrong: boolean, flaw: string): string[] => (wrong ? [flaw] : []);

const faults: FaultProgram = {
  name: 'faults',
  measure: async ({ size, ...run }) => {
    const counts: Pick<EngineFaultsSettings, 'people' | 'acts'> = {
      people: countOf(size, 250, 40),
      acts: size === 'small' ? 4 : 5,
    };
    const { without, with: struck, ratio } = await runEngineFaults({ ...run, ...counts });
    const faulty = [...struck.counts].filter(([what]) => what !== 'calls' && what !== 'forwarded');
    const hit = faulty.reduce((sum, [, times]) => sum + times, 0);
    const both = (what: (town: TownRun) => string | number) => `${what(without)} → ${what(struck)}`;
    return {
      flaws: [without, struck]
        .flatMap(({ wrongAnswers, unsettled, parked }) => [
          ...wrongAnswers,
          ...unsettled,
          ...flawIf(parked > 0, `${parked} messages were parked`),
        ])
        .concat(
          flawIf(ratio > mostCalls, `${ratio.toFixed(2)} × the engine calls`),
          flawIf(
            struck.again > mostAgain * struck.answered,
            `${struck.again} of ${struck.answered} requests had to be sent again`,
          ),
        ),
      rows: [
        ['requests answered for good, without → with faults', both(({ answered }) => answered)],
        ['wrong answers', both(({ wrongAnswers }) => wrongAnswers.length)],
        ['requests that had to be sent again (at most 5 %)', both(({ again }) => again)],
        ['engine calls', both(({ calls }) => calls)],
        ['engine calls with faults for each without (at most 1.6)', ratio.toFixed(2)],
        ['calls struck while people were about', `${((100 * hit) / struck.callsInTrouble).toFixed(1)} %`],
        ['of them', faulty.map(([what, times]) => `${what} ${times}`).join(' · ')],
        [
          'seconds until everything agreed by itself',
          both(({ settledAfter }) => (settledAfter / 1_000).toFixed(1)),
        ],
        ['not settled, parked', both(({ unsettled, parked }) => unsettled.length + parked)],
      ],
    };
  },
};

async function inEventWorld<T>(run: FaultRun, work: (events: EventWorld) => Promise<T>): Promise<T> {
  const events = await startEventWorld(run);
  try {
    return await work(events);
  } finally {
    await events.end();
  }
}

const repeats: FaultProgram = {
  name: 'repeats',
  measure: async (run) => {
    const people = countOf(run.size, 150, 40);
    const result = await inEventWorld(run, (events) => repeatEvents(events, { ...run, people, firstDay: 1 }));
    return {
      flaws: [
        ...result.flaws,
        ...flawIf(result.publications < 3 * result.events, 'events came less than three times'),
      ],
      rows: [
        ['different events', result.events],
        ['times that they were published', result.publications],
        ['functions that died at work', result.crashes],
        ['messages sent', result.sent],
        ['messages of which nobody knows, each reported', result.unsure],
        ['effects twice, missing or in silence', result.flaws.length],
      ],
    };
  },
};

const poison: FaultProgram = {
  name: 'poison',
  measure: async (run) => {
    const people = countOf(run.size, 1_000, 30);
    const result = await inEventWorld(run, (events) => poisonOne(events, { people, firstDay: 2 }));
    const { delivered, parked, whole, deliveredAfter, parkedAfter, twice } = result;
    return {
      flaws: [
        ...flawIf(delivered !== people - 1, `${delivered} of ${people - 1} were told`),
        ...flawIf(parked !== 1 || !whole, `${parked} parked, ${whole ? 'whole' : 'not whole'}`),
        ...flawIf(deliveredAfter !== people || parkedAfter > 0, `${deliveredAfter} told after the redrive`),
        ...flawIf(twice > 0, `${twice} were told twice`),
      ],
      rows: [
        ['events, one of which the courier cannot read', people],
        ['citizens told meanwhile', delivered],
        ['parked in the dead-letter queue, whole', whole ? parked : 0],
        ['told after the courier was mended and the dead letters moved back', deliveredAfter],
        ['left in the dead-letter queue', parkedAfter],
        ['told twice', twice],
      ],
    };
  },
};

const relay: FaultProgram = {
  name: 'relay',
  measure: async (run) => {
    const people = countOf(run.size, 150, 8);
    const result = await inEventWorld(run, (events) => stopRelay(events, { ...run, people, firstDay: 2 }));
    return {
      flaws: [
        ...result.flaws,
        ...flawIf(result.meanwhile > 0, 'the relay was not stopped'),
        ...flawIf(result.outOfOrder > 0, `${result.outOfOrder} events out of order`),
      ],
      rows: [
        ['events published during the hour', result.meanwhile],
        ['published afterwards', result.afterwards],
        ['lost, or not agreeing with the sheets', result.flaws.length],
        ['out of order within their booking', result.outOfOrder],
        ['seconds until all were out', (result.caughtUpAfter / 1_000).toFixed(1)],
      ],
    };
  },
};

const clocks: FaultProgram = {
  name: 'clocks',
  measure: async ({ size, ...run }) => {
    const people = countOf(size, 150, 6);
    const result = await skewClocks({ ...run, people, edges: ['opening', 'closing'] });
    return {
      flaws: [...result.wrongAnswers, ...result.unsettled, ...result.edges.flatMap(({ wrong }) => wrong)],
      rows: [
        ['requests answered for good', result.answered],
        ['wrong answers', result.wrongAnswers.length],
        ['not settled', result.unsettled.length],
        ...result.edges.map(
          ({ name, booked, refused, wrong }) =>
            [
              `booked · refused · wrongly, around the ${name}`,
              `${booked} · ${refused} · ${wrong.length}`,
            ] as const,
        ),
      ],
    };
  },
};

const disk: FaultProgram = {
  name: 'disk',
  measure: async ({ size, ...run }) => {
    const people = countOf(size, 150, 16);
    const result = await fillDisk({ ...run, people });
    if (!result) return { flaws: [], rows: [['not run: mounting a small disk needs root', '']] };
    const refused = result.during['try-again'] ?? 0;
    const others = Object.entries(result.during).filter(
      ([code]) => code !== 'try-again' && code !== 'booked',
    );
    return {
      flaws: [
        ...result.wrongAnswers,
        ...result.unsettled,
        ...flawIf(refused === 0, 'the disk was not full'),
        ...flawIf(result.lost > 0, `${result.lost} confirmed bookings were lost`),
        ...flawIf(others.length > 0, `answered ${others.map(([code]) => code).join(', ')}`),
        ...flawIf(
          result.answeredAfter !== people,
          `${result.answeredAfter} of ${people} could book afterwards`,
        ),
        ...flawIf(result.lines.length === 0, 'the host did not say so'),
      ],
      rows: [
        ['bookings while the disk was full, asked to try again', refused],
        ['confirmed all the same', result.during['booked'] ?? 0],
        ['of those lost', result.lost],
        ['had their booking once there was space, without a restart', result.answeredAfter],
        ['lines in which the host says so', result.lines.length],
        ['wrong answers, not settled', result.wrongAnswers.length + result.unsettled.length],
      ],
    };
  },
};

const officeDay: FaultProgram = {
  name: 'office-day',
  measure: async ({ size, ...run }) => {
    const small = size === 'small';
    const { flaws, ends, requests, ...day } = await liveOfficeDay({
      ...run,
      people: countOf(size, 400, 30),
      counters: small ? 3 : 8,
      together: small ? 3 : 6,
      inFlight: small ? 4 : 10,
      drains: small ? 0 : 180_000,
    });
    return {
      flaws,
      rows: [
        ['how their day ended', [...ends].map(([end, people]) => `${end} ${people}`).join(' · ')],
        ['requests', requests.requests],
        ['of them sent twice: at the same time · later', `${requests.together} · ${requests.late}`],
        ['under way when host and engine were killed', day.inFlight],
        ['calls to a counter', day.calls],
        ['different events on the bus', day.events],
        ['messages sent · of which nobody knows, each reported', `${day.messages} · ${day.unsure}`],
        ['accounts that differ, numbers given twice, dead letters', flaws.length],
        ['minutes that the day took', (day.seconds / 60).toFixed(1)],
      ],
    };
  },
};

/** Milliseconds within which everybody must have another place to choose, and once the minute for undoing is over must have been told. */
const soon = 60_000;

const closing: FaultProgram = {
  name: 'closing',
  measure: async ({ size, assemblies }) => {
    const bookings = countOf(size, 400, 24);
    const { flaws, ...day } = await closeDay({ assemblies, bookings });
    const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);
    return {
      flaws: [
        ...flaws,
        ...flawIf(day.offeredAfter > soon, 'not everybody could read other places within a minute'),
        ...flawIf(day.toldAfter > soon, 'not everybody was told within a minute'),
      ],
      rows: [
        ['bookings on the day that was closed', bookings],
        ['seconds until the head was answered', seconds(day.closedAfter)],
        [
          'seconds until the last of them had read three other places, one after the other',
          seconds(day.offeredAfter),
        ],
        [
          'seconds from the end of the minute for undoing, and a restart, until all were told',
          seconds(day.toldAfter),
        ],
        ['offers made, messages sent, after three redeliveries', `${day.offers} · ${day.told}`],
      ],
    };
  },
};

export const faultPrograms: readonly FaultProgram[] = [
  faults,
  repeats,
  poison,
  relay,
  clocks,
  disk,
  officeDay,
  closing,
];

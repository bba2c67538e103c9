import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { routes } from '#services/queue/contract.ts';
import { seeded } from '#services/queue/testing/model/random.ts';
import { type Asked, followBoard } from '../../../web/board/follow/follow-board.ts';
import { StaffDoor } from '../../demo/staff-door.ts';
import { cityRegion } from '../../world/regions.ts';
import { startWorld, type World } from '../../world/world.ts';
import type { Figure } from '../figure.ts';
import { inParallel } from '../rig/in-parallel.ts';
import { synthesise } from '../rig/synthesise.ts';
import { median, quantile } from '../statistics.ts';

const office = 'disdukcapil';
const services = ['ktp-el', 'akta', 'kia'];
/** Numbers that a window of a service gives to who just comes. */
const walkIn = 100;
const counters = ['1', '2', '3', '4', '5', '6', '7', '8'];
const waiting = 300;
const calls = 120;
/** Milliseconds that a counter takes between two calls: far less than a visit, so that the machine has more to do than an office. */
const between = { least: 4_000, most: 12_000 };
/** Milliseconds after which what was called must have been on the board. */
const patience = 30_000;

/** From the press of an officer until the board in the hall has the call. */
export async function measureBoard(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  await synthesise(folder, cityRegion.id);
  const world = await startWorld({
    assemblies: folder,
    region: cityRegion.id,
    clock: '2026-12-15T08:30:00+07:00',
  });
  try {
    return figureOf(await watchCalls(world));
  } finally {
    await world.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Watched {
  /** Milliseconds from the press to the answer of the counter, and to the answer of the board that had it. */
  readonly answered: readonly number[];
  readonly shown: readonly number[];
  readonly looks: number;
}

async function watchCalls(world: World): Promise<Watched> {
  const random = seeded(7);
  const as = (role: string) => new StaffDoor(() => world.url, `${office}/${role}`);
  const [kiosk, officer] = [as('kiosk'), as('officer')];
  const come = async (_: unknown, place: number) => {
    const body = { service: services[place % services.length] ?? '' };
    done(await kiosk.ask(routes.issueNumber, { path: { office }, key: randomUUID(), body }));
  };
  const operator = new StaffDoor(() => world.url, 'region/operator');
  for (const service of services) {
    const path = { name: `offices.${office}.services.${service}.quota` };
    const body = { value: { online: 0, walkIn }, expectedVersion: 0, reason: 'hari sibuk' };
    done(await operator.ask(routes.changeSetting, { path, body }));
  }
  for (const counter of counters) {
    const body = { state: 'open', services };
    done(await officer.ask(routes.setCounter, { path: { office, counter }, body }));
  }
  await inParallel(8, Array.from({ length: waiting }), come);

  const seen = new Map<string, number>();
  let looks = 0;
  const stop = followBoard({
    ask: askBoard(`${world.url}${routes.readBoard.path.replace('{office}', office)}`),
    wait: async (milliseconds) => void (await delay(milliseconds)),
    time: () => performance.now(),
    random: random.next,
    onBoard: ({ calling, last }) => {
      for (const { ticket } of [...calling, ...last]) {
        if (!seen.has(ticket)) seen.set(ticket, performance.now());
      }
    },
    onContact: () => undefined,
    onBeat: () => {
      looks += 1;
    },
  });
  const pressed = new Map<string, { readonly at: number; readonly answered: number }>();
  let left = calls;
  await Promise.all(
    counters.map(async (counter) => {
      const path = { office, counter };
      for (let finish = {}; left > 0; finish = { finish: 'finished' }) {
        left -= 1;
        await delay(between.least + random.next() * (between.most - between.least));
        const at = performance.now();
        const { counter: called } = done(
          await officer.ask(routes.callNext, { path, key: randomUUID(), body: finish }),
        );
        if (called.ticket === null) throw new Error(`Counter ${counter} called nobody.`);
        pressed.set(called.ticket.ticket, { at, answered: performance.now() });
        const { id: ticket } = called.ticket;
        done(
          await officer.ask(routes.actOnTicket, {
            path,
            key: randomUUID(),
            body: { action: 'serve', ticket },
          }),
        );
        await come(undefined, left);
      }
    }),
  );
  const until = performance.now() + patience;
  while ([...pressed.keys()].some((ticket) => !seen.has(ticket)) && performance.now() < until)
    await delay(100);
  stop();
  return {
    answered: [...pressed.values()].map(({ at, answered }) => answered - at),
    shown: [...pressed].map(([ticket, { at }]) => (seen.get(ticket) ?? Number.POSITIVE_INFINITY) - at),
    looks,
  };
}

/** As the page in the hall asks, without a browser. */
const askBoard =
  (url: string) =>
  async (tag: string | undefined): Promise<Asked> => {
    const answer = await fetch(url, { headers: tag === undefined ? {} : { 'if-none-match': tag } });
    if (answer.status === 304) return { kind: 'same' };
    if (!answer.ok) return { kind: 'silence' };
    const board = routes.readBoard.answer.schema.parse(await answer.json());
    return { kind: 'board', board, tag: answer.headers.get('etag') ?? undefined, age: 0 };
  };

function done<Answer>(told: { readonly answer: Answer } | { readonly refused: string }): Answer {
  if ('refused' in told) throw new Error(`Refused: ${told.refused}`);
  return told.answer;
}

function figureOf({ answered, shown, looks }: Watched): Figure {
  const seconds = (values: readonly number[], part: number) => quantile(values, part) / 1_000;
  return {
    title: 'From the call to the board',
    method:
      `${counters.length} counters, ${waiting} people waiting (for each who is called another comes), ${calls} calls through HTTP on the one-machine host; each counter ` +
      `calls every ${between.least / 1_000} to ${between.most / 1_000} s. A board follows the office with the loop of the page in the hall, a look a second. ` +
      'From the press, before its request is sent, until the answer is read in which the board has the number.',
    rows: [
      {
        name: 'Call pressed → shown on the board, p95',
        value: seconds(shown, 0.95),
        unit: 's',
        atMost: 3,
        baseline: `p50 ${(median(shown) / 1_000).toFixed(2)} s, longest ${seconds(shown, 1).toFixed(2)} s; ${looks} looks`,
      },
      {
        name: 'Call pressed → answered at the counter, p95',
        value: seconds(answered, 0.95),
        unit: 's',
        baseline: `p50 ${(median(answered) / 1_000).toFixed(2)} s`,
      },
    ],
  };
}

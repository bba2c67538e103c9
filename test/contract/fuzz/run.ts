import { createHash, randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import fc from 'fast-check';
import * as z from 'zod/mini';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { routes as contract, problem } from '#services/queue/contract.ts';
import { always } from '#services/queue/reference/document.ts';
import { refusals } from '#services/queue/refusals.ts';
import { codesOf } from '#shared/http/reference/open-api.ts';
import { type Route, routeKey } from '#shared/http/route.ts';
import { nikOf } from '../../world/citizen.ts';
import { faultsOf, type Promises, type Reply, secretsIn } from './judge.ts';
import { type Case, cases, type Parts, type Wire, write } from './request.ts';

/** Who a request says it comes from. */
export const callers = ['nobody', 'unknown token', 'stranger', 'officer', 'operator'] as const;
export type Caller = (typeof callers)[number];

/** Where requests are sent to. */
export interface Door {
  readonly routes: readonly Route[];
  /** Undefined: no function was asked, API Gateway answers itself. */
  send(wire: Wire, caller: Caller): Promise<Reply | undefined>;
  /** What was logged since it was asked last. */
  logged(): string;
}

const statuses: ReadonlyMap<string, { readonly status: number }> = new Map(Object.entries(refusals));
const promises: Promises = {
  problem,
  statusOf: (code) => statuses.get(code)?.status,
  declared: (route) => new Set(codesOf(route, always)),
};

/** The clock of a fuzzed world: a Monday on which the two weeks from it can be booked. */
export const fuzzedAt = '2026-11-23T10:00:00+07:00';
const dates = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-27',
  '2026-11-29',
  '2026-12-04',
  '2026-12-07',
  '2026-12-08',
];
const services = tanjungbalai.offices.flatMap((office) => office.services.map(({ id }) => id));
const people = 60;

const words = {
  office: fc.constantFrom('disdukcapil', 'disdukcapil', 'disdukcapil', 'nowhere'),
  service: fc.constantFrom(...services),
  date: fc.constantFrom(...dates),
  month: fc.constantFrom('2026-11', '2026-12', '2027-01', '2999-12'),
  window: fc.constantFrom('08:00', '09:00', '10:00', '11:00', '13:00', '23:59'),
  nik: fc.nat(people).map(nikOf),
  phone: fc.constantFrom('081234567890', '+6281234567890', '0812 3456 7890', '+6591234567'),
  // Of a setting; every other name is a person's.
  'path.name': fc.constantFrom(
    ...['hours', 'closures', 'services.ktp-el.quota', 'nothing'].map((part) => `offices.disdukcapil.${part}`),
  ),
  name: fc.constantFrom('Siti Nurhaliza', 'H. Ma’ruf, S.H.', 'Ng', 'Żółć Ĳ'),
  email: fc.constantFrom('nama@contoh.id', 'Nama@Contoh.ID'),
  'idempotency-key': fc.uuid(),
  'body.reason': fc.constantFrom('Rapat dinas', 'Listrik padam'),
  'body.value': fc.oneof(fc.constant(undefined), fc.constant(undefined), fc.jsonValue()),
  'body.restore': fc.constantFrom(undefined, 0, 0, 0, 1),
  'body.expectedVersion': fc.constantFrom(0, 0, 0, 1, 2),
  'booking-key': fc.stringMatching(/^k1\.[\w-]{11}\.[\w-]{22}$/),
};

const opened = z.object({ booking: z.object({ id: z.string() }), key: z.string() });

/** What requests need that only the run knows: proofs of work that are solved, and bookings that were made. */
class Findings {
  readonly #proofs: { key: string; nik: string; salt: string; altcha: string }[] = [];
  readonly #held: z.output<typeof opened>[] = [];

  /** Proofs for some people, so that their bookings are refused for better reasons than the proof. */
  async prepare(door: Door): Promise<void> {
    for (let number = 0; number < people; number += 1) {
      const [key, nik, salt] = [randomUUID(), nikOf(number), randomUUID()];
      const bind = createHash('sha256').update(`${nik}\n${key}\n${salt}`).digest('hex');
      const target = `${contract.createChallenge.path}?office=disdukcapil&bind=${bind}`;
      const reply = await door.send({ method: 'GET', target, headers: {}, body: Buffer.alloc(0) }, 'nobody');
      const challenge = contract.createChallenge.answer.schema.parse(JSON.parse(reply?.body ?? ''));
      const solution = await solveChallenge({ challenge, deriveKey });
      const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
      this.#proofs.push({ key, nik, salt, altcha });
    }
  }

  readonly fill = (parts: Parts, pick: number): Parts => {
    const proof = this.#proofs[pick % this.#proofs.length];
    const held = this.#held[pick % this.#held.length];
    if (proof && isRecord(parts.body) && 'altcha' in parts.body && isRecord(parts.body['person'])) {
      const { key, nik, salt, altcha } = proof;
      const person = { ...parts.body['person'], nik };
      return { ...parts, headers: { 'idempotency-key': key }, body: { ...parts.body, person, salt, altcha } };
    }
    if (!held || !('id' in parts.path)) return parts;
    return { ...parts, path: { ...parts.path, id: held.booking.id }, headers: { 'booking-key': held.key } };
  };

  note({ status, body }: Reply): void {
    if (status >= 300 || !body.startsWith('{')) return;
    const read = opened.safeParse(JSON.parse(body));
    if (read.success) this.#held.push(read.data);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How often each route answered with each status and code: `POST /api/queue/bookings 409 full`. */
export type Tally = Map<string, number>;

/** Sends so many cases; throws with the smallest case found whose answer breaks its contract. */
export async function fuzz(
  door: Door,
  { runs, seed, tally = new Map() }: { runs: number; seed: number; tally?: Tally },
): Promise<Tally> {
  const findings = new Findings();
  await findings.prepare(door);
  door.logged();
  const property = fc.asyncProperty(cases(door.routes, words), async (one: Case) => {
    const wire = write(one, findings.fill);
    // Half of all who call may do everything, or few would get past the door.
    const caller = callers[one.pick % (2 * callers.length)] ?? 'operator';
    const reply = await door.send(wire, caller);
    if (!reply) return;
    const route = routeOf(door.routes, wire) ?? one.route;
    const known = reply.headers['x-correlation-id'] !== undefined;
    const faults = known ? faultsOf(route, wire, reply, promises) : faultsOfTheWay(reply);
    const log = door.logged();
    if (secretsIn(wire).some((secret) => log.includes(secret))) faults.push(`logged what was in it: ${log}`);
    if (faults.length > 0)
      throw new Error(
        `${faults.join('\n')}\n${wire.method} ${wire.target}\n${JSON.stringify(wire.headers)}\n${wire.body.subarray(0, 2_000)}\n→ ${reply.status} ${reply.body}`,
      );
    findings.note(reply);
    const said = `${routeKey(route)} ${reply.status} ${reply.headers['x-refusal'] ?? ''}`.trim();
    tally.set(said, (tally.get(said) ?? 0) + 1);
  });
  const { failed, counterexamplePath, errorInstance } = await fc.check(property, { numRuns: runs, seed });
  if (failed) throw new Error(`Seed ${seed}, case ${counterexamplePath}: ${errorInstance}`);
  return tally;
}

/** Answers of the way to a function: no route, nobody signed in, too large. */
function faultsOfTheWay({ status }: Reply): string[] {
  return [400, 401, 403, 404, 413, 431].includes(status) ? [] : [`status ${status} without a function`];
}

/** The route that a request reaches; a spoiled path may lead to another one. */
function routeOf(routes: readonly Route[], { method, target }: Wire): Route | undefined {
  const parts = target.split('?')[0]?.split('/') ?? [];
  return routes.find((route) => {
    const own = route.path.split('/');
    return (
      route.method === method &&
      own.length === parts.length &&
      own.every((part, index) => part.startsWith('{') || part === parts[index])
    );
  });
}

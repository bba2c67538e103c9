import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Problem } from '#shared/http/problem.ts';
import { codesOf } from '#shared/http/reference/open-api.ts';
import type { Route, Schema } from '#shared/http/route.ts';
import type { Wire } from './request.ts';

/** What came back over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a service promises about every answer. */
export interface Promises {
  readonly problem: z.ZodMiniType<Pick<Problem, 'status' | 'code' | 'text' | 'correlationId' | 'title'>>;
  readonly refusals: Readonly<Record<string, { readonly status: number }>>;
  /** The status that the caller must get, because the route is not for them. */
  readonly gate?: 401 | 403 | undefined;
}

/** What is wrong with the answer to a request; empty: it keeps its contract. */
export function faultsOf(route: Route, wire: Wire, reply: Reply, promises: Promises): string[] {
  const { status, headers, body } = reply;
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || faults.push(what));
  const isProblem = headers['content-type'] === 'application/problem+json';
  must(promises.gate === undefined || status === promises.gate, `status ${status} for whom it is closed`);
  must(status < 500 || (status === 503 && isProblem), `status ${status}`);
  must(headers['x-content-type-options'] === 'nosniff', 'without nosniff');
  must((headers['x-correlation-id'] ?? '') !== '', 'without x-correlation-id');
  if (isProblem) faults.push(...faultsOfProblem(route, reply, promises));
  else faults.push(...faultsOfAnswer(route, reply));
  const shown = [body, ...Object.values(headers)].join('\n');
  // Only the person's own export tells what was asked with.
  const told = !isProblem && route.access === 'export-person';
  for (const secret of told ? [] : secretsIn(wire, isProblem))
    must(!shown.includes(secret), 'repeats personal data or a secret');
  return faults;
}

function faultsOfAnswer({ answer }: Route, { status, headers, body }: Reply): string[] {
  const kept = answer.cacheSeconds === 0 ? 'no-store' : `public, max-age=${answer.cacheSeconds}`;
  return [
    ...(status === answer.status ? [] : [`status ${status} that is neither declared nor a problem`]),
    ...(headers['content-type'] === answer.type ? [] : [`content type ${headers['content-type']}`]),
    ...(headers['cache-control'] === kept ? [] : [`cache-control ${headers['cache-control']}`]),
    ...undocumented(answer.schema, answer.type === 'application/json' ? jsonOf(body) : body),
  ];
}

function faultsOfProblem(route: Route, { status, headers, body }: Reply, promises: Promises): string[] {
  const json = jsonOf(body);
  const read = promises.problem.safeParse(json);
  if (!read.success) return [`not a problem: ${z.prettifyError(read.error)}`];
  const { code, text, correlationId, title, status: said } = read.data;
  const checks: [boolean, string][] = [
    [codesOf(route).includes(code), `${code} is not declared`],
    [said === status && promises.refusals[code]?.status === status, `${code} with status ${status}`],
    [text.id.length > 10 && text.en.length > 10 && text.id !== text.en, `${code} without both languages`],
    [title === text.en, `${code} has the title ${title}`],
    [headers['cache-control'] === 'no-store', `${code} may be kept`],
    [correlationId === headers['x-correlation-id'], 'two correlation ids'],
  ];
  return [
    ...checks.flatMap(([holds, what]) => (holds ? [] : [what])),
    ...undocumented(promises.problem, json),
  ];
}

/** A schema of answers is exhaustive: a field that it does not name would stand in no reference. */
function undocumented(schema: Schema, value: unknown): string[] {
  const read = schema.safeParse(value);
  if (!read.success) return [`not as declared: ${z.prettifyError(read.error)}`];
  return isDeepStrictEqual(read.data, value)
    ? []
    : [`fields that nobody declared in ${JSON.stringify(value)}`];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Shorter texts occur by chance. */
const tellingLength = 8;
const personal = new Set(['nik', 'phone', 'email']);
const private_ = new Set([...personal, 'name', 'salt', 'altcha']);

/** Texts of a request that no answer repeats; a problem not even the name and the keys. */
export function secretsIn({ headers, body }: Wire, all = true): string[] {
  const keys = all ? [headers['idempotency-key'], headers['booking-key']] : [headers['idempotency-key']];
  const found = [
    ...keys.flatMap((key) => key ?? []),
    ...leaves(jsonOf(body.toString()), all ? private_ : personal),
  ];
  return found.filter((text) => text.trim().length >= tellingLength && !/^[\s0.]*$/.test(text));
}

/** Texts under these names, at any depth; without recursion, because bodies may be nested thousands deep. */
function leaves(value: unknown, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) {
      if (typeof inner !== 'string') open.push(inner ?? false);
      else if (names.has(name)) found.push(inner);
    }
  }
  return found;
}

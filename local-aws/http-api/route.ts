/** A route of an HTTP API, its key taken apart: `GET /offices/{office}`, `ANY /{proxy+}`, `$default`. */
export interface RoutePattern {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly Segment[];
}

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

export interface RouteMatch<R extends RoutePattern> {
  readonly route: R;
  readonly parameters: Readonly<Record<string, string>>;
}

export function parseRouteKey(key: string): RoutePattern {
  if (key === '$default') return { key, method: 'ANY', segments: [{ kind: 'greedy', name: '' }] };
  const [method = '', path = ''] = key.split(' ');
  return { key, method, segments: split(path).map(segment) };
}

/** The most specific route wins: literal before parameter before greedy, segment by segment, then method before ANY. */
export function matchRoute<R extends RoutePattern>(
  routes: readonly R[],
  method: string,
  decodedPath: string,
): RouteMatch<R> | undefined {
  const parts = split(decodedPath);
  let best: RouteMatch<R> | undefined;
  for (const route of routes) {
    if (route.method !== method && route.method !== 'ANY') continue;
    const parameters = bind(route.segments, parts);
    if (parameters && (!best || moreSpecific(route, best.route))) best = { route, parameters };
  }
  return best;
}

function bind(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of segments.entries()) {
    if (expected.kind === 'greedy') {
      if (expected.name === '') return parameters;
      if (index >= parts.length) return undefined;
      parameters[expected.name] = parts.slice(index).join('/');
      return parameters;
    }
    const part = parts[index];
    if (part === undefined) return undefined;
    if (expected.kind === 'literal' && expected.text !== part) return undefined;
    if (expected.kind === 'parameter') {
      if (part === '') return undefined;
      parameters[expected.name] = part;
    }
  }
  return parts.length === segments.length ? parameters : undefined;
}

const rank = { literal: 0, parameter: 1, greedy: 2 };

function moreSpecific(a: RoutePattern, b: RoutePattern): boolean {
  if (b.key === '$default' || a.key === '$default') return a.key !== '$default';
  for (const [index, segment] of a.segments.entries()) {
    const other = b.segments[index];
    if (!other) return false;
    if (rank[segment.kind] !== rank[other.kind]) return rank[segment.kind] < rank[other.kind];
  }
  return a.method !== 'ANY' && b.method === 'ANY';
}

function split(path: string): string[] {
  return path.replace(/^\//, '').split('/');
}

function segment(text: string): Segment {
  const name = /^\{(.+?)(\+?)\}$/.exec(text);
  if (!name?.[1]) return { kind: 'literal', text };
  return { kind: name[2] ? 'greedy' : 'parameter', name: name[1] };
}

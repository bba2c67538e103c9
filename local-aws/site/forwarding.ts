import type { IncomingHttpHeaders } from 'node:http';
import type { WebRequest } from '../http/web.ts';
import { StartError } from '../start-error.ts';

/** Which of some names reach the origin. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'only'; readonly names: readonly string[] }
  | { readonly kind: 'allExcept'; readonly names: readonly string[] };

/** What of a viewer's request reaches the origin: a cache policy and an origin request policy each add to it. */
export interface Forwarding {
  readonly headers: Selection;
  readonly cookies: Selection;
  readonly query: Selection;
  /** Whether what is answered under this cache policy may be compressed. */
  readonly compresses?: boolean;
}

const none: Selection = { kind: 'none' };
const all: Selection = { kind: 'all' };
const nothing: Forwarding = { headers: none, cookies: none, query: none };

/** AWS's managed policies by id, as the CloudFront guide lists them. */
const managed: Readonly<Record<string, Forwarding>> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': nothing,
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { ...nothing, compresses: true },
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: all, cookies: all, query: all },
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    headers: { kind: 'allExcept', names: ['host'] },
    cookies: all,
    query: all,
  },
};

export function managedForwarding(id: string): Forwarding {
  const known = managed[id];
  if (known) return known;
  throw new StartError(`Unknown CloudFront policy ${id}`, 'Add it to local-aws/site/forwarding.ts.');
}

/** Headers that CloudFront itself sets towards an origin, whatever the viewer sent. */
const ownHeaders = ['content-length', 'content-type'];

/** The request as the origin gets it. */
export function forward(request: WebRequest, rules: readonly Forwarding[], originHost: string): WebRequest {
  const passes = (part: 'headers' | 'cookies' | 'query', name: string) =>
    rules.some((rule) => selects(rule[part], name));
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'cookie') continue;
    if (ownHeaders.includes(name) || passes('headers', name)) headers[name] = value;
  }
  if (!passes('headers', 'host')) headers.host = originHost;
  const cookies = (request.headers.cookie ?? '')
    .split(/;\s*/)
    .filter((cookie) => cookie !== '' && passes('cookies', cookie.split('=')[0] ?? ''));
  if (cookies.length > 0) headers.cookie = cookies.join('; ');
  const query = request.query.split('&').filter((part) => part !== '' && passes('query', queryName(part)));
  return { ...request, headers, query: query.join('&') };
}

/** Percent-encoding that is none stays as it is. */
const queryName = (part: string): string => [...new URLSearchParams(part).keys()][0] ?? '';

function selects(selection: Selection, name: string): boolean {
  switch (selection.kind) {
    case 'none':
      return false;
    case 'all':
      return true;
    case 'only':
      return selection.names.some((each) => each.toLowerCase() === name.toLowerCase());
    case 'allExcept':
      return !selection.names.some((each) => each.toLowerCase() === name.toLowerCase());
  }
}

import { CacheQueryStringBehavior } from 'aws-cdk-lib/aws-cloudfront';
import * as z from 'zod/mini';
import type { Route } from '#shared/http/route.ts';

/** A path whose answers the edge may keep. */
export interface CachedPath {
  // CloudFront's path pattern, such as /api/queue/offices/*/availability.
  readonly pattern: string;
  /** The longest time an answer may be kept. */
  readonly seconds: number;
  /** The query parameters that the contract knows; others neither reach the service nor split the cache. */
  readonly queryStringBehavior: CacheQueryStringBehavior;
}

/** The edge keeps nothing longer than this, whatever a contract allows browsers: seats are counted in seconds. */
const MOST_SECONDS = 5;

/** The routes whose answers are the same for everybody and may be kept for a moment. */
export function cachedPaths(routes: readonly Route[]): readonly CachedPath[] {
  return routes
    .filter(({ method, answer }) => method === 'GET' && answer.cacheSeconds > 0)
    .map(({ path, request, answer }) => ({
      pattern: path.replaceAll(/\{[^}]+\}/g, '*'),
      seconds: Math.min(answer.cacheSeconds, MOST_SECONDS),
      queryStringBehavior: only(queryNames(request)),
    }));
}

function queryNames(request: Route['request']): readonly string[] {
  const query = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' }).properties?.['query'];
  return typeof query === 'object' ? Object.keys(query.properties ?? {}) : [];
}

function only(names: readonly string[]): CacheQueryStringBehavior {
  return names.length === 0 ? CacheQueryStringBehavior.none() : CacheQueryStringBehavior.allowList(...names);
}

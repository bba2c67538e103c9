import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

const guards = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Writes an answer as API Gateway takes it. */
export const respond = (
  { answer: { status, type, cacheSeconds } }: Route,
  answer: unknown,
  correlationId: string,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    ...guards,
    'content-type': type,
    'cache-control': cacheSeconds === 0 ? 'no-store' : `public, max-age=${cacheSeconds}`,
    'x-correlation-id': correlationId,
  },
  body: typeof answer === 'string' ? answer : JSON.stringify(answer),
});

/** Writes a problem; `retryAfterSeconds` among its details becomes the header. */
export const respondProblem = (
  problem: Problem & { readonly retryAfterSeconds?: number },
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: problem.status,
  headers: {
    ...guards,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-correlation-id': problem.correlationId,
    'x-refusal': problem.code,
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
  },
  body: JSON.stringify(problem),
});

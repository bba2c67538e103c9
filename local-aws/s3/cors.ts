import { AwsError } from '../gateway.ts';
import { matchesWildcard } from '../iam/wildcard.ts';

/** As a bucket's CorsConfiguration names them. */
export interface CorsRule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders: readonly string[];
  readonly ExposedHeaders: readonly string[];
  readonly MaxAge?: number | undefined;
}

export interface CrossOrigin {
  readonly origin: string;
  readonly method: string;
  /** That a preflight asks for, in lower case. */
  readonly headers: readonly string[];
}

/** What the first rule that fits tells the browser; undefined if none does. */
export function corsHeaders(
  rules: readonly CorsRule[],
  { origin, method, headers }: CrossOrigin,
): Readonly<Record<string, string>> | undefined {
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      AllowedOrigins.some((pattern) => matchesWildcard(pattern, origin)) &&
      AllowedMethods.includes(method) &&
      headers.every((name) => AllowedHeaders.some((pattern) => matchesWildcard(pattern.toLowerCase(), name))),
  );
  if (!rule) return undefined;
  const anyone = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyone ? '*' : origin,
    ...(anyone ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(headers.length === 0 ? {} : { 'access-control-allow-headers': headers.join(', ') }),
    ...(rule.ExposedHeaders.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The answer to a browser that asks beforehand; throws AccessForbidden unless a rule allows it. */
export function preflight(
  rules: readonly CorsRule[],
  asked: { origin: string | undefined; method: string | undefined; headers: readonly string[] },
): Readonly<Record<string, string>> {
  const { origin, method, headers } = asked;
  if (origin === undefined)
    throw new AwsError('BadRequest', 'Insufficient information. Origin request header needed.');
  if (method === undefined) throw new AwsError('BadRequest', 'Invalid Access-Control-Request-Method: null');
  if (rules.length === 0)
    throw new AwsError('AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.', 403);
  const granted = corsHeaders(rules, { origin, method, headers });
  if (granted) return granted;
  throw new AwsError(
    'AccessForbidden',
    'CORSResponse: This CORS request is not allowed. No rule of the bucket has this Origin, Access-Control-Request-Method and Access-Control-Request-Headers.',
    403,
  );
}

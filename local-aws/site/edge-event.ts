import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { WebRequest, WebResponse } from '../http/web.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';

interface Facts {
  readonly distributionId: string;
  readonly domainName: string;
  readonly requestId: string;
}

/** The event that a CloudFront function gets (structure version 1.0). */
export function edgeEvent(
  eventType: 'viewer-request' | 'viewer-response',
  request: WebRequest,
  response: WebResponse | undefined,
  facts: Facts,
): PlainRecord {
  const { cookie, ...headers } = request.headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: facts.domainName,
      distributionId: facts.distributionId,
      eventType,
      requestId: facts.requestId,
    },
    viewer: { ip: request.remoteAddress },
    request: {
      method: request.method,
      uri: request.path,
      querystring: multiValues(queryPairs(request.query)),
      headers: multiValues(pairs(headers)),
      cookies: multiValues(cookiePairs(cookie)),
    },
    ...(response === undefined
      ? {}
      : {
          response: {
            statusCode: response.status,
            headers: multiValues(pairs(response.headers)),
            cookies: {},
          },
        }),
  };
}

/** The request as a viewer-request function changed it. */
export function changedRequest(request: WebRequest, result: PlainRecord): WebRequest {
  const cookies = flatten(result['cookies']).map(([name, value]) => `${name}=${value}`);
  const headers = Object.fromEntries(flatten(result['headers']));
  const untouched = isDeepStrictEqual(result['querystring'], multiValues(queryPairs(request.query)));
  const query = flatten(result['querystring']).map(([name, value]) =>
    value === '' ? name : `${name}=${value}`,
  );
  return {
    ...request,
    path: typeof result['uri'] === 'string' ? result['uri'] : request.path,
    query: untouched ? request.query : query.join('&'),
    headers: { ...headers, ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}) },
  };
}

/** The response that a function made (`given` undefined) or changed. */
export function changedResponse(given: WebResponse | undefined, result: PlainRecord): WebResponse {
  const { body } = result;
  const content = isRecord(body) ? body['data'] : body;
  const cookies = flatten(result['cookies']).map(([name, value]) => `${name}=${value}`);
  const kept = given?.headers['set-cookie'];
  return {
    status: Number(result['statusCode'] ?? given?.status ?? 200),
    headers: {
      ...Object.fromEntries(flatten(result['headers'])),
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : kept === undefined ? {} : { 'set-cookie': kept }),
    },
    body: typeof content === 'string' ? content : (given?.body ?? ''),
  };
}

function pairs(headers: IncomingHttpHeaders | OutgoingHttpHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each): [string, string] => [name, String(each)]),
  );
}

/** As sent: CloudFront decodes nothing for its functions, and encodes nothing of what they give back. */
function queryPairs(query: string): [string, string][] {
  return query.split('&').flatMap((part): [string, string][] => {
    const [name = '', ...value] = part.split('=');
    return name === '' ? [] : [[name, value.join('=')]];
  });
}

function cookiePairs(cookie: string | undefined): [string, string][] {
  return (cookie ?? '').split(/;\s*/).flatMap((each): [string, string][] => {
    const [name = '', ...value] = each.split('=');
    return name === '' ? [] : [[name, value.join('=')]];
  });
}

function multiValues(values: readonly (readonly [string, string])[]): PlainRecord {
  const found: Record<string, { value: string; multiValue?: { value: string }[] }> = {};
  for (const [name, value] of values) {
    const known = found[name];
    if (!known) found[name] = { value };
    else known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
  }
  return found;
}

function flatten(values: unknown): [string, string][] {
  if (!isRecord(values)) return [];
  return Object.entries(values).flatMap(([name, entry]): [string, string][] => {
    if (!isRecord(entry)) return [];
    const several = entry['multiValue'];
    if (!Array.isArray(several)) return [[name, String(entry['value'])]];
    return several.map((each): [string, string] => [name, String(isRecord(each) ? each['value'] : each)]);
  });
}

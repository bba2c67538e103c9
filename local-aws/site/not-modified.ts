import type { WebRequest, WebResponse } from '../http/web.ts';

/** 304 if the client holds what the response brings; ETags are compared weakly, as for any GET. */
export function notModified(request: WebRequest, response: WebResponse): WebResponse {
  const etag = response.headers['etag'];
  const held = request.headers['if-none-match'];
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || response.status !== 200 || typeof etag !== 'string' || held === undefined) return response;
  const same = held.trim() === '*' || held.split(',').some((each) => bare(each) === bare(etag));
  if (!same) return response;
  const { 'content-type': _type, 'content-encoding': _encoding, ...headers } = response.headers;
  return { status: 304, headers, body: '' };
}

const bare = (etag: string) => etag.trim().replace(/^W\//, '');

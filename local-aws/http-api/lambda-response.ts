import { jsonResponse, type WebResponse } from '../http/web.ts';
import { isRecord } from '../template/record.ts';

/** What API Gateway answers when a function failed or returned something that is no response. */
export const internalServerError = jsonResponse(500, { message: 'Internal Server Error' });

/**
 * The response that a function's result stands for, format 2.0: without `statusCode` the whole result is a JSON body with
 * status 200.
 */
export function responseOf(result: unknown): WebResponse {
  if (!isRecord(result) || !('statusCode' in result)) {
    if (typeof result === 'string') return { ...jsonResponse(200, undefined), body: result };
    return jsonResponse(200, result ?? null);
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = result;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return internalServerError;
  if (!isRecord(headers) || !Array.isArray(cookies)) return internalServerError;
  if (body !== null && typeof body !== 'string') return internalServerError;

  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named),
      ...(cookies.length > 0 ? { 'set-cookie': cookies.map(String) } : {}),
    },
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

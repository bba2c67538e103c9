import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from '../gateway.ts';
import { preconditionFailed, type StoredObject } from './objects.ts';

type Known = Pick<StoredObject, 'etag' | 'modifiedAt'>;

/** `*`, or tags with or without their quotes. */
export const names = (header: string, { etag }: Known) =>
  header.split(',').some((each) => {
    const tag = each.trim().replace(/^W\//, '');
    return tag === '*' || tag.replaceAll('"', '') === etag.replaceAll('"', '');
  });

/** Whole seconds, as these headers have them; undefined for what is no date. */
const secondsOf = (header: string | undefined) => {
  const instant = Date.parse(header ?? '');
  return Number.isNaN(instant) ? undefined : Math.floor(instant / 1000);
};

/** Throws PreconditionFailed; true if the reader has it already. */
export function isNotModified(object: Known, headers: IncomingHttpHeaders): boolean {
  const seconds = Math.floor(object.modifiedAt / 1000);
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  const unmodified = secondsOf(headers['if-unmodified-since']);
  if (match === undefined ? unmodified !== undefined && seconds > unmodified : !names(match, object))
    throw preconditionFailed();
  if (noneMatch !== undefined) return names(noneMatch, object);
  const modified = secondsOf(headers['if-modified-since']);
  return modified !== undefined && seconds <= modified;
}

/** First and last byte; undefined for the whole object, as for a header that cannot be read. */
export function rangeOf(header: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (header?.includes(',')) {
    throw new AwsError('NotImplemented', 'Several ranges in one request are not supported.', 501);
  }
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  if (from >= size) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { from, to };
}

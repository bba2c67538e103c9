import type { HostedType } from '../resource.ts';
import { isRecord, type PlainRecord } from './record.ts';

/** `value` without the properties that change nothing on one machine. */
export function without(value: PlainRecord, paths: readonly (readonly string[])[]): PlainRecord {
  const kept = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    const here = paths.filter(([first]) => first === name || first === '*').map(([, ...rest]) => rest);
    if (here.some((rest) => rest.length === 0)) return [];
    return [[name, here.length === 0 ? item : withoutBelow(item, here)]];
  });
  return Object.fromEntries(kept);
}

function withoutBelow(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutBelow(item, paths));
  return isRecord(value) ? without(value, paths) : value;
}

export function noEffect(type: HostedType): readonly (readonly string[])[] {
  return Object.keys(type.noLocalEffect).map((path) => path.split('.'));
}

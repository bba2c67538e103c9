import { type Host, part } from '../host.ts';
import { isRecord } from './record.ts';

/** Addresses that browsers would look for on the internet → where this machine answers for them. */
export const publicNames = part(() => new Map<string, string>());

/** A resource's properties with those addresses replaced, such as the sign-in pages in a content security policy. */
export function withPublicNames(value: unknown, host: Host): unknown {
  const names = publicNames(host);
  return names.size === 0 ? value : replaced(value, names);
}

function replaced(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return [...names].reduce((text, [from, to]) => text.replaceAll(from, to), value);
  if (Array.isArray(value)) return value.map((item) => replaced(item, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaced(item, names)]));
}

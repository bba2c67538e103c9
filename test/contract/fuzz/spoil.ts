import fc from 'fast-check';
import type { Parts } from './request.ts';

/** One thing done to one field of a request; `at` chooses the field, whatever the request looks like. */
export interface Spoil {
  readonly at: number;
  readonly how: 'drop' | 'replace' | 'append' | 'wrap' | 'rename';
  readonly value: unknown;
}

const unlikely: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  -1e308,
  '',
  ' ',
  '0',
  'null',
  '\u0000',
  '\ud800',
  '\u202e',
  '🏛️',
  'é'.repeat(50),
  'İ',
  'ß',
  '٠١٢',
  '1274011505900001',
  '081234567890',
  'x'.repeat(39),
  'x'.repeat(41),
  'x'.repeat(101),
  'x'.repeat(4_097),
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  '{}',
  '../..',
  '%00',
  '%',
  "' OR 1=1 --",
  '<script>',
  '2026-02-30',
  '9999-12-31',
  '24:00',
  [],
  {},
  [null],
  [[]],
  { id: 1 },
  { $ne: null },
  JSON.parse('{"__proto__":{"office":"disdukcapil"}}'),
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
];

export const spoiling: fc.Arbitrary<Spoil> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('drop', 'replace', 'replace', 'replace', 'append', 'wrap', 'rename'),
  value: fc.oneof(
    fc.constantFrom(...unlikely),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.double(),
  ),
});

/** Whatever field of the request it is, at any depth: dropped, replaced, lengthened, wrapped in a list, or named otherwise. */
export function spoil(parts: Parts, { at, how, value }: Spoil): Parts {
  const places = placesIn(parts);
  const place = places[at % places.length] ?? [];
  return { ...parts, ...entriesOf(changed(parts, place, how, value)) };
}

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field below path, query, headers and body, and the body itself. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const below = isRecord(value)
    ? Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
    : [];
  return path.length > 1 || path[0] === 'body' ? [path, ...below] : below;
}

function changed(
  value: unknown,
  [name, ...rest]: readonly string[],
  how: Spoil['how'],
  by: unknown,
): unknown {
  if (name === undefined || !isRecord(value)) return value;
  const { [name]: old, ...others } = value;
  if (rest.length > 0) return { ...others, [name]: changed(old, rest, how, by) };
  if (how === 'drop') return others;
  if (how === 'append') return { ...others, [name]: textOf(old) + textOf(by) };
  if (how === 'wrap') return { ...others, [name]: [old, old] };
  if (how === 'rename') return { ...others, [name.toUpperCase()]: old };
  return { ...others, [name]: by };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

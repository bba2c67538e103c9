import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

// AWS: Event patterns: operators against random events <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>

const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);

describe('what EventBridge documents', () => {
  const event = {
    source: 'balai.queue',
    detail: {
      state: 'BOOKED',
      count: 7,
      tags: ['a', 'b'],
      none: null,
      sub: { id: 'x' },
      list: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
  };
  test.each([
    ['one of several exact values', { detail: { state: ['LOST', 'BOOKED'] } }, true],
    ['no value of the list', { detail: { state: ['LOST'] } }, false],
    ['every field must match', { source: ['balai.queue'], detail: { state: ['LOST'] } }, false],
    ['a number is not its text', { detail: { count: ['7'] } }, false],
    ['null is a value', { detail: { none: [null] } }, true],
    ['any element of an array', { detail: { tags: ['b'] } }, true],
    ['fields of one object in an array belong together', { detail: { list: { a: [1], b: [4] } } }, false],
    ['… and match in the same object', { detail: { list: { a: [3], b: [4] } } }, true],
    ['exists on a leaf', { detail: { state: [{ exists: true }] } }, true],
    ['exists does not see objects', { detail: { sub: [{ exists: true }] } }, false],
    ['absence of a field', { detail: { gone: [{ exists: false }] } }, true],
    ['absence below an absent parent', { detail: { gone: { deeper: [{ exists: false }] } } }, true],
    ['absence of a field that is there', { detail: { state: [{ exists: false }] } }, false],
    ['null exists', { detail: { none: [{ exists: true }] } }, true],
    ['anything-but needs the field', { detail: { gone: [{ 'anything-but': 'x' }] } }, false],
    ['anything-but a list', { detail: { state: [{ 'anything-but': ['LOST', 'BOOKED'] }] } }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'balai.' } }] }, false],
    ['anything-but several suffixes', { source: [{ 'anything-but': { suffix: ['.x', '.y'] } }] }, true],
    ['prefix ignoring case', { source: [{ prefix: { 'equals-ignore-case': 'BALAI.' } }] }, true],
    ['suffix', { source: [{ suffix: '.queue' }] }, true],
    ['a range', { detail: { count: [{ numeric: ['>', 0, '<=', 7] }] } }, true],
    ['outside of a range', { detail: { count: [{ numeric: ['>', 7] }] } }, false],
    ['a range is not for text', { detail: { state: [{ numeric: ['>', 0] }] } }, false],
    ['alternatives', { $or: [{ source: ['x'] }, { detail: { count: [7] } }] }, true],
    [
      'alternatives beside fields',
      { detail: { $or: [{ count: [1] }, { count: [2] }], state: ['BOOKED'] } },
      false,
    ],
  ])('%s', (_title, pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  test('names of JavaScript are not found in events', () => {
    expect(matches({ constructor: [{ exists: true }] }, {})).toBe(false);
    expect(matches({ toString: { name: ['toString'] } }, {})).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    [{}],
    [[]],
    ['text'],
    [{ source: [] }],
    [{ source: 'balai.queue' }],
    [{ source: [{ cidr: '10.0.0.0/8' }] }],
    [{ source: [{ prefix: 'a', suffix: 'b' }] }],
    [{ source: [{ prefix: 5 }] }],
    [{ source: [{ exists: 'true' }] }],
    [{ source: [{ numeric: ['>', 5, '>', 6] }] }],
    [{ source: [{ numeric: ['>'] }] }],
    [{ source: [{ numeric: ['=', 6e9] }] }],
    [{ source: [{ wildcard: 'a**b' }] }],
    [{ source: [{ wildcard: 'a\\b' }] }],
    [{ source: [{ 'anything-but': [] }] }],
    [{ source: [{ 'anything-but': { exists: true } }] }],
    [{ source: [{ constructor: 'x' }] }],
    [{ $or: [{ source: ['a'] }] }],
  ])('%j', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow();
  });

  test('an operator that this place does not know', () => {
    expect(() => compilePattern({ source: [{ wildcard: 'a*' }] }, { without: ['wildcard'] })).toThrow(
      /unknown operator/,
    );
  });
});

describe('for any event', () => {
  const leaf = fc.oneof(fc.string(), fc.integer({ min: -1e6, max: 1e6 }), fc.boolean(), fc.constant(null));
  const name = fc.stringMatching(/^[a-z]{1,4}$/);
  const { event } = fc.letrec<{ event: Record<string, unknown>; value: unknown }>((tie) => ({
    event: fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4 }),
    value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(leaf, { minLength: 1, maxLength: 3 }), tie('event')),
  }));

  /** The pattern that lists exactly the leaves of an event. */
  function patternOf(value: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, isRecord(item) ? patternOf(item) : [item].flat()]),
    );
  }
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

  test('the pattern of its own leaves matches it, and whatever is added to it', () => {
    fc.assert(
      fc.property(event, event, (given, more) => {
        const pattern = patternOf(given);
        expect(matches(pattern, given)).toBe(true);
        expect(matches(pattern, { ...more, ...given })).toBe(true);
      }),
    );
  });

  test('one more wanted field that it lacks is one too many, unless absence is what is wanted', () => {
    fc.assert(
      fc.property(event, (given) => {
        const pattern = patternOf(given);
        expect(matches({ ...pattern, LACKING: ['x'] }, given)).toBe(false);
        expect(matches({ ...pattern, LACKING: [{ exists: false }] }, given)).toBe(true);
      }),
    );
  });

  test('anything-but is the opposite of the same matcher for one leaf that is there', () => {
    const text = fc.string({ maxLength: 3 });
    const operator = fc.constantFrom('prefix', 'suffix', 'equals-ignore-case');
    fc.assert(
      fc.property(text, text, operator, (value, wanted, name) => {
        const plain = matches({ a: [{ [name]: wanted }] }, { a: value });
        expect(matches({ a: [{ 'anything-but': { [name]: wanted } }] }, { a: value })).toBe(!plain);
        expect(matches({ a: [{ 'anything-but': wanted }] }, { a: value })).toBe(value !== wanted);
      }),
    );
  });

  test('prefix, suffix and numeric agree with the language', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ maxLength: 2 }),
        fc.integer(),
        fc.integer(),
        (text, part, a, b) => {
          expect(matches({ a: [{ prefix: part }] }, { a: text })).toBe(text.startsWith(part));
          expect(matches({ a: [{ suffix: part }] }, { a: text })).toBe(text.endsWith(part));
          expect(matches({ a: [{ numeric: ['>=', a] }] }, { a: b })).toBe(b >= a);
          expect(matches({ a: [{ numeric: ['>', -5, '<', a] }] }, { a: b })).toBe(b > -5 && b < a);
        },
      ),
    );
  });

  test('a wildcard agrees with matching it one character at a time', () => {
    const glob = (pattern: string, text: string): boolean => {
      if (pattern === '') return text === '';
      if (pattern[0] === '*')
        return glob(pattern.slice(1), text) || (text !== '' && glob(pattern, text.slice(1)));
      return pattern[0] === text[0] && glob(pattern.slice(1), text.slice(1));
    };
    const alphabet = fc.constantFrom('a', 'b', '.', '\n', '$');
    const text = fc.string({ unit: alphabet, maxLength: 6 });
    const pattern = fc
      .string({ unit: fc.oneof(alphabet, fc.constant('*')), maxLength: 6 })
      .filter((value) => !value.includes('**'));
    fc.assert(
      fc.property(pattern, text, (wanted, value) => {
        expect(matches({ a: [{ wildcard: wanted }] }, { a: value })).toBe(glob(wanted, value));
      }),
      { numRuns: 1000 },
    );
  });

  test('$or is true when one of its patterns is', () => {
    fc.assert(
      fc.property(event, event, event, (given, one, two) => {
        const [first, second] = [patternOf(one), patternOf(two)];
        expect(matches({ $or: [first, second] }, given)).toBe(
          matches(first, given) || matches(second, given),
        );
      }),
    );
  });
});

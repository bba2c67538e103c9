import { expect, test } from 'vitest';
import { createLog, faultFields } from './log.ts';

test('a line is one JSON object with the code, its level and its sentence', () => {
  const lines: string[] = [];
  const log = createLog(
    'queue',
    () => 0,
    (line) => lines.push(line),
  );

  log('request', { route: 'GET /x', status: 200 });

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'INFO',
    code: 'request',
    message: 'A request was answered.',
    service: 'queue',
    time: '1970-01-01T00:00:00.000Z',
    route: 'GET /x',
    status: 200,
  });
});

test('a fault is told without long numbers and quoted values', () => {
  const cause = new SyntaxError('Unexpected token in JSON: "{"nik":"1274011505900001"');
  const fault = new TypeError('cannot read +6281234567890 of "Siti Nurhaliza"', { cause });

  const told = JSON.stringify(faultFields(fault));

  expect(told).toContain('TypeError');
  expect(told).toContain('SyntaxError');
  expect(told).not.toMatch(/1274|812345|Siti/);
});

test('a stack tells where, not what', () => {
  const fault = new Error('first line\nSiti Nurhaliza 1274011505900001');

  const { stack } = faultFields(fault);

  expect(stack).toMatch(/^\s+at /);
  expect(stack).not.toContain('Siti');
});

test('what is thrown without being an error is told by its kind', () => {
  expect(faultFields('1274011505900001')).toEqual({ fault: 'string' });
});

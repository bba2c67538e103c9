import { expect, test } from 'vitest';
import { tellOfFullDisk } from './full-disk.ts';

const told = () => {
  const lines: string[] = [];
  const report = tellOfFullDisk((source, line, detail) => {
    if (!detail) lines.push(`${source}: ${line}`);
  }, '/data');
  return { lines, report };
};

test.each([
  'commit failed (backend: database or disk is full) and rollback also failed',
  'Error: database or disk is full\n    at Queue.send',
  'ENOSPC: no space left on device, write',
])('says in one line that the disk is full, however often parts say %j', (words) => {
  const { lines, report } = told();

  for (let time = 0; time < 5; time += 1) report('gateway', words, false);

  expect(lines).toEqual([expect.stringMatching(/^host: The disk is full: .*\/data.*Free some space/)]);
});

test('passes on what has nothing to do with the disk', () => {
  const { lines, report } = told();

  report('queue', 'a message failed', false);
  report('queue', 'what only --verbose shows', true);

  expect(lines).toEqual(['queue: a message failed']);
});

import { expect, test } from 'vitest';
import { evenings } from './reminder-time.ts';

test.each([
  ['16:00', 'cron(0 16,17,18 * * ? *)'],
  ['19:00', 'cron(0 19,20,21 * * ? *)'],
  ['08:30', 'cron(30 8,9,10 * * ? *)'],
])(
  'reminders at %s are tried three times, an hour apart, before people sleep',
  (reminderTime, expression) => {
    expect(evenings({ queue: { reminderTime } })).toBe(expression);
  },
);

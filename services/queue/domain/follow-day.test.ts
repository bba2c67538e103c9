import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { HIGHEST_NUMBER } from '#shared/region/ticket-numbers.ts';
import { localTime, timeOf } from '#shared/time/local.ts';
import { sheetRow } from '../store/sheet-row.ts';
import { idOf, sampleId, tagOf } from '../testing/samples.ts';
import { effectOnDay } from './day-effect.ts';
import { followDay } from './follow-day.ts';
import { openDay } from './open-day.ts';
import { MOST_WINDOWS } from './quota.ts';
import { type Sheet, windowsOf } from './sheet.ts';
import { applyWrite } from './sheet-write.ts';

/** A day of windows of ten minutes, so many minutes after the full hour. */
const day = (from: string, to: string, numberBlock: number): Sheet =>
  openDay({
    id: sampleId,
    spans: [{ start: localTime.parse(from), end: localTime.parse(to) }],
    service: { letter: 'A', windowMinutes: 10, quota: { online: 5, walkIn: 0 }, numberBlock },
    settings: {
      timezone: 'Asia/Jakarta',
      queue: { horizonDays: 7, releaseTime: '07:00', selfServiceEndsMinutes: 0 },
    },
  });

const clock = { now: 0, isPast: () => false };

/** The sheet after it followed to the end. */
function followed(sheet: Sheet, offered: Sheet): Sheet {
  const decision = followDay(sheet, offered, 0);
  return decision.kind === 'write' ? followed(applyWrite(sheet, decision.write), offered) : sheet;
}

test('a window for which the day has no numbers left is told as never opened, before and after', () => {
  const sheet = day('08:00', '18:00', 100); // 60 windows and 15 spare blocks: 7,500 numbers
  const offered = day('08:05', '18:05', 100);

  const after = followed(sheet, offered);

  expect(after.top).toBe(HIGHEST_NUMBER);
  const told = effectOnDay({ before: sheet, sheet: after }, offered, clock);
  const added = told.filter(({ from }) => from === null);
  expect(added.filter(({ to }) => to === 5)).toHaveLength(15);
  expect(added.filter(({ to }) => to === 0)).toHaveLength(45);
  expect(effectOnDay({ before: sheet, sheet }, offered, clock)).toEqual(told);
});

test('however often the hours of a day change, its sheet stays an item that can be written', () => {
  let sheet = day('00:00', '24:00', 6);
  for (let minute = 1; minute < 10; minute += 1) sheet = followed(sheet, day(timeOf(minute), '24:00', 6));

  expect(windowsOf(sheet)).toHaveLength(MOST_WINDOWS);

  // Everybody who got a number changed something, and holds a place.
  const people = Array.from({ length: HIGHEST_NUMBER }, (_, at) => String(at).padStart(6, '0'));
  const full: Sheet = {
    ...sheet,
    held: Object.fromEntries(people.map((name, at) => [idOf(name), -(at + 1)])),
    people: new Set(people.map(tagOf)),
    changes: Object.fromEntries(people.map((name) => [tagOf(name), 3])),
  };
  expect(sizeOf(sheetRow(full))).toBeLessThan(400 * 1024 - 4 * 1024); // the outbox rides along
});

/** Bytes of an item, as DynamoDB counts them: names, texts, two digits of a number to a byte, three and one for containers. */
function sizeOf(row: Record<string, unknown>): number {
  const value = (one: AttributeValue): number => {
    if (one.S !== undefined) return Buffer.byteLength(one.S);
    if (one.N !== undefined) return Math.ceil(one.N.replace('-', '').length / 2) + 2;
    if (one.SS !== undefined) return 3 + one.SS.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
    if (one.L !== undefined) return 3 + one.L.reduce((sum, part) => sum + value(part) + 1, 0);
    return (
      3 + Object.entries(one.M ?? {}).reduce((sum, [name, part]) => sum + name.length + value(part) + 1, 0)
    );
  };
  return value({ M: marshall(row) });
}

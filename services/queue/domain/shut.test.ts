import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime } from '#shared/time/local.ts';
import { nine, sampleSheet, ten } from '../testing/samples.ts';
import type { Decision } from './decision.ts';
import type { Sheet } from './sheet.ts';
import { applyWrite } from './sheet-write.ts';
import { closeStretch, openStretch, shutBy } from './shut.ts';

const after = (sheet: Sheet, decision: Decision): Sheet =>
  decision.kind === 'write' ? applyWrite(sheet, decision.write) : sheet;

const until = localTime.parse('11:00');
const closings = ['one', 'two', 'three'] as const;

test('however closing and opening again reach a sheet, how late and how often: what was opened again is open, and nothing else', () => {
  const step = fc.record({
    closing: fc.constantFrom(...closings),
    opens: fc.boolean(),
    from: fc.constantFrom(nine, ten),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let sheet = sampleSheet();
      for (const { closing, opens, from } of steps) {
        sheet = after(
          sheet,
          opens ? openStretch(sheet, closing) : closeStretch(sheet, [closing, from, until]),
        );
      }

      const opened = new Set(steps.filter(({ opens }) => opens).map(({ closing }) => closing));
      const stands = steps.filter(({ closing }) => !opened.has(closing));
      const covered = (window: typeof nine) =>
        closings.some((closing) => {
          const first = stands.find((one) => one.closing === closing);
          return first !== undefined && (window === ten || first.from === nine);
        });
      expect(shutBy(sheet, nine) !== undefined).toBe(covered(nine));
      expect(shutBy(sheet, ten) !== undefined).toBe(covered(ten));
    }),
  );
});

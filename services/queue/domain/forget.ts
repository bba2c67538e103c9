import { lag } from './check-in.ts';
import { type Decision, done, propose, refuse } from './decision.ts';
import type { Tag } from './ids.ts';
import { type Sheet, windowsOf } from './sheet.ts';

/** From then on (epoch milliseconds) nobody can book or change anything on the sheet any more. */
const dayIsOver = (sheet: Sheet): number => Math.max(...windowsOf(sheet).map(([, { till }]) => till)) + lag;

/** Takes a person's tag off a day that is over: it decides nothing there any more. Numbers and tombstones stay, they name nobody. */
export function forget(sheet: Sheet, tag: Tag, now: number): Decision {
  if (!sheet.people.has(tag) && sheet.changes[tag] === undefined) return done;
  const from = dayIsOver(sheet);
  const [first] = windowsOf(sheet);
  if (now < from || first === undefined) return refuse({ code: 'too-early', from });
  return propose(
    sheet,
    {
      guards: [{ must: '<=', place: ['opensAt'], than: now }],
      changes: [
        { do: 'drop person', tag },
        { do: 'remove', place: ['changes', tag] },
      ],
    },
    { window: first[0] },
  );
}

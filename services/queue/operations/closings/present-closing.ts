import type { ClosingView } from '../../contract/closings.ts';
import { type Closing, undoUntil } from '../../domain/closing.ts';
import { affectedBy } from './affected.ts';
import type { ClosingPorts } from './ports.ts';
import { readSheets } from './shut-sheets.ts';

/** A closing as officials see it, with the tickets of who has not chosen another place yet. */
export async function presentClosing(ports: ClosingPorts, closing: Closing): Promise<ClosingView> {
  const { id, date, services, from, to, reason, state, done, at, closedFrom, closedTo, origin } = closing;
  const stands = state === 'CLOSED' || state === 'ANNOUNCED';
  const waiting = stands ? await unanswered(ports, closing) : [];
  return {
    id,
    date,
    services: [...services],
    from,
    to,
    reason,
    state,
    bySettings: origin === 'settings',
    told: state === 'ANNOUNCED' && done === 'ANNOUNCED',
    at,
    undoUntil: undoUntil(closing),
    closedFrom,
    closedTo,
    unanswered: waiting,
  };
}

async function unanswered(ports: ClosingPorts, closing: Closing): Promise<string[]> {
  const sheets = await readSheets(ports, closing);
  const found = await Promise.all(sheets.map((sheet) => affectedBy(ports, sheet, closing)));
  return found.flat().map(({ ticket }) => ticket);
}

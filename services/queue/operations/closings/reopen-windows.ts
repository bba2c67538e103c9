import { windowReopened } from '#shared/events/queue.ts';
import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { addDays, type LocalDate } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { type Closing, reopened, undoUntil } from '../../domain/closing.ts';
import type { ClosingCause } from '../../domain/closing-store.ts';
import type { Refusal } from '../../refusals.ts';
import { refuse } from '../ports.ts';
import { eventOf } from './close-windows.ts';
import type { ClosingPorts } from './ports.ts';
import { presentClosing } from './present-closing.ts';
import { openSheets } from './shut-sheets.ts';

type Route = Routes['reopenWindows'];

/** Times that a closing may change under a request; reached only when the engine misbehaves. */
const patience = 20;

/** Opens again what was closed. As an undo it is refused once people are being told; again it answers the same. */
export const reopenWindows =
  (ports: ClosingPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, body }, { actor, correlationId }) => {
    const now = ports.clock.now();
    const today = localDateAt(now, ports.region.timezone);
    const listed = await ports.closings.list(path.office, addDays(today, -1));
    const known = listed.find(({ id }) => id === path.closing);
    if (known === undefined) return refuse({ code: 'not-found' });
    if (known.origin === 'settings') return refuse({ code: 'closed-by-settings' });
    const cause = { now, causationId: correlationId, officer: actor.id };
    const closing = await reopenClosing(ports, known, { today, undo: body.undo ?? false, cause });
    return 'code' in closing ? refuse(closing) : { answer: await presentClosing(ports, closing) };
  };

/** Opens one closing, and its sheets; answers it as it is then. */
export async function reopenClosing(
  ports: Pick<ClosingPorts, 'closings' | 'clock' | 'sheets' | 'settings' | 'draws'>,
  place: Pick<Closing, 'office' | 'date' | 'id'>,
  { today, undo, cause }: { readonly today: LocalDate; readonly undo: boolean; readonly cause: ClosingCause },
): Promise<Closing | Refusal> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const closing = await ports.closings.read(place);
    if (closing === undefined) return { code: 'not-found' };
    const now = ports.clock.now();
    if (closing.state === 'OVER' || closing.date < today) return { code: 'closing-over' };
    if (undo && (closing.state === 'ANNOUNCED' || closing.state === 'REOPENED')) return { code: 'undo-over' };
    if (closing.state === 'UNDONE' || closing.state === 'REOPENED') {
      await openSheets(ports, closing);
      return closing;
    }
    if (closing.state === 'CLOSED' && now >= undoUntil(closing)) {
      if (undo) return { code: 'undo-over' };
      await ports.closings.update(
        { ...closing, state: 'ANNOUNCED', v: closing.v + 1 },
        { events: [], cause: { now, causationId: cause.causationId } },
      );
      continue;
    }
    const next = reopened(closing, now);
    const told = windowReopened.of({ ...eventOf(next), undone: next.state === 'UNDONE' });
    if ((await ports.closings.update(next, { events: [told], cause: { ...cause, now } })) === 'stale')
      continue;
    await openSheets(ports, next);
    return next;
  }
  throw new Error(`Closing ${place.id} changed ${patience} times in a row`);
}

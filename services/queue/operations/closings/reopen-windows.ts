import { windowReopened } from '#shared/events/queue.ts';
import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { addDays } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { reopened, undoUntil } from '../../domain/closing.ts';
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
    const today = localDateAt(ports.clock.now(), ports.region.timezone);
    const listed = await ports.closings.list(path.office, addDays(today, -1));
    const known = listed.find(({ id }) => id === path.closing);
    if (known === undefined) return refuse({ code: 'not-found' });
    for (let attempt = 0; attempt < patience; attempt += 1) {
      const closing = await ports.closings.read(known);
      if (closing === undefined) return refuse({ code: 'not-found' });
      const now = ports.clock.now();
      if (closing.state === 'OVER' || closing.date < today) return refuse({ code: 'closing-over' });
      if (body.undo && (closing.state === 'ANNOUNCED' || closing.state === 'REOPENED')) {
        return refuse({ code: 'undo-over' });
      }
      if (closing.state === 'UNDONE' || closing.state === 'REOPENED') {
        await openSheets(ports, closing);
        return { answer: await presentClosing(ports, closing) };
      }
      if (closing.state === 'CLOSED' && now >= undoUntil(closing)) {
        if (body.undo) return refuse({ code: 'undo-over' });
        await ports.closings.update(
          { ...closing, state: 'ANNOUNCED', v: closing.v + 1 },
          { events: [], cause: { now, causationId: closing.id } },
        );
        continue;
      }
      const next = reopened(closing, now);
      const told = windowReopened.of({ ...eventOf(next), undone: next.state === 'UNDONE' });
      const cause = { now, causationId: correlationId, officer: actor.id };
      if ((await ports.closings.update(next, { events: [told], cause })) === 'stale') continue;
      await openSheets(ports, next);
      return { answer: await presentClosing(ports, next) };
    }
    throw new Error(`Closing ${path.closing} changed ${patience} times in a row`);
  };

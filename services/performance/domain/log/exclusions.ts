import { inOrder, type KeptEvent } from './consumed.ts';
import type { Exclusion } from './entry.ts';

/** What the events of one closing leave out of figures; nothing when it was undone before anybody was told of it. */
function closed(events: readonly KeptEvent[]): readonly Exclusion[] {
  const message = inOrder(events).at(-1)?.message;
  const type = message?.['detail-type'];
  if (type !== 'WindowClosed.v1' && type !== 'WindowReopened.v1') return [];
  const { data } = message.detail;
  if ('undone' in data && data.undone) return [];
  const { closing: id, office, services, closedFrom: from, closedTo: to } = data;
  return [{ id, office, services, reason: 'closure', from, to }];
}

/** What the closings of a day leave out, from their events in any order. */
export function closures(events: readonly KeptEvent[]): readonly Exclusion[] {
  const byClosing = Map.groupBy(events, ({ message }) => message.detail.metadata.subject);
  return [...byClosing.values()].flatMap(closed);
}

/** Whether an exclusion meets a stretch of work; epoch milliseconds, ends not included. */
export function meets(
  exclusion: Exclusion,
  work: { office: string; service: string; officer?: string | undefined; from: number; to: number },
): boolean {
  return (
    exclusion.office === work.office &&
    (exclusion.services.length === 0 || exclusion.services.includes(work.service)) &&
    (exclusion.officer === undefined || exclusion.officer === work.officer) &&
    exclusion.from < work.to &&
    work.from < exclusion.to
  );
}

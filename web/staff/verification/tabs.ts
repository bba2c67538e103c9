import type { ListedView, Pile, Worklist } from '#services/documents/contract.ts';
import type { Reply } from '../api/reply.ts';

/** What a verifier looks at: piles, and what is picked out of several. */
export const tabs = [
  'mine',
  'waiting',
  'overdue',
  'citizen',
  'verified',
  'processing',
  'ready',
  'claimed',
] as const;
export type Tab = (typeof tabs)[number];

/** A page of a tab. */
export type Listed = Pick<Worklist, 'requests' | 'next' | 'officer' | 'now'>;

/** Reads a page of a pile. */
export type ReadPile = (wanted: {
  readonly pile: Pile;
  readonly from?: string | undefined;
}) => Promise<Reply<Worklist>>;

/** Pages of one pile that are read to pick from: 200 requests. */
const MOST = 8;

/** Whether somebody has it at the moment. */
export const isHeld = ({ claim }: Pick<ListedView, 'claim'>, now: number): boolean =>
  claim !== null && claim.until > now;

/** Whether the office should have answered by now. */
const isOverdue = ({ due }: ListedView, now: number): boolean => due !== null && due < now;

/** A page of a tab; `from` is that of a pile's next page. */
export async function readTab(read: ReadPile, tab: Tab, from?: string): Promise<Reply<Listed>> {
  switch (tab) {
    case 'mine':
      return pick(read, ['claimed'], ({ claim }, { officer }) => claim?.by === officer);
    case 'overdue':
      return pick(read, ['waiting', 'claimed', 'verified', 'processing'], (one, { now }) =>
        isOverdue(one, now),
      );
    case 'waiting': {
      const page = await read({ pile: tab, from });
      if (page.kind !== 'answer' || from !== undefined) return page;
      // Whose time is over holds nothing any more: it waits like the others.
      const lapsed = await pick(read, ['claimed'], (one, { now }) => !isHeld(one, now));
      if (lapsed.kind !== 'answer') return lapsed;
      return {
        kind: 'answer',
        body: { ...page.body, requests: [...lapsed.body.requests, ...page.body.requests] },
      };
    }
    default:
      return read({ pile: tab, from });
  }
}

/** What fits, out of the first pages of piles. A pile is in the order of what is due, after those with priority. */
async function pick(
  read: ReadPile,
  piles: readonly [Pile, ...Pile[]],
  fits: (one: ListedView, page: Worklist) => boolean,
): Promise<Reply<Listed>> {
  const found: ListedView[] = [];
  let latest: Worklist | undefined;
  for (const pile of piles) {
    let from: string | undefined;
    for (let round = 0; round < MOST; round += 1) {
      const reply = await read({ pile, from });
      if (reply.kind !== 'answer') return reply;
      latest = reply.body;
      const page = reply.body;
      found.push(...page.requests.filter((one) => fits(one, page)));
      if (page.next === null || isPast(page)) break;
      from = page.next;
    }
  }
  if (latest === undefined) return { kind: 'silence' };
  return { kind: 'answer', body: { ...latest, requests: found, next: null } };
}

/** Whether nothing that is overdue can follow. Held piles are short, so they are read to their end. */
const isPast = ({ pile, requests, now }: Worklist): boolean =>
  pile !== 'claimed' && requests.some((one) => !one.priority && !isOverdue(one, now));

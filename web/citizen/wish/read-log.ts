import type { DrawLog } from '#services/queue/contract.ts';
import { type Reply, sendForJson } from '../api/reply.ts';

/** Pages of a log that are read at most. */
const MOST_PAGES = 100;

/** The whole log of a day's draw, page after page. */
export async function readLog(office: string, service: string, date: string): Promise<Reply<DrawLog>> {
  const page = (from: number) =>
    sendForJson<DrawLog>(`/api/queue/offices/${office}/draws/${date}?service=${service}&from=${from}`);
  const first = await page(0);
  if (first.kind !== 'answer') return first;
  const entries = [...first.body.entries];
  let { next } = first.body;
  for (let pages = 1; next !== null && pages < MOST_PAGES; pages += 1) {
    const reply = await page(next);
    if (reply.kind !== 'answer') return reply;
    entries.push(...reply.body.entries);
    next = reply.body.next;
  }
  return { kind: 'answer', body: { ...first.body, entries, next } };
}

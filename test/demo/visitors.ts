import { randomUUID } from 'node:crypto';
import { type Offices, routes } from '#services/queue/contract.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { dateAt, freeAt } from './office.ts';
import { inHundred, pause, pick } from './pause.ts';
import type { StaffDoor } from './staff-door.ts';

export interface Play {
  readonly url: string;
  readonly office: Offices['offices'][number];
  readonly signal: AbortSignal;
  /** People who come at most: the play ends by itself. */
  readonly most: number;
  readonly tell: (line: string) => void;
}

/** People who book for the next window and come when it opens, and people who just come. */
export async function comeIn(play: Play, kiosk: StaffDoor): Promise<void> {
  const { office, signal, tell } = play;
  const first = Math.floor(Math.random() * 9_000_000);
  const under: Promise<void>[] = [];
  for (let number = 0; number < play.most && !signal.aborted; number += 1) {
    const service = pick(office.services)?.id ?? '';
    const visit = inHundred(35)
      ? bookAndCome(play, kiosk, { service, nik: nikOf(first + number) })
      : takeNumber(play, kiosk, service);
    under.push(visit.catch((fault: unknown) => tell(`seseorang gagal · somebody failed: ${fault}`)));
    await pause(signal, 2_000, 9_000);
  }
  await Promise.all(under);
}

async function takeNumber({ office, tell }: Play, kiosk: StaffDoor, service: string): Promise<void> {
  const told = await kiosk.ask(routes.issueNumber, {
    path: { office: office.id },
    key: randomUUID(),
    body: { service, priority: inHundred(15) },
  });
  tell(
    'answer' in told
      ? `${told.answer.ticket.ticket} datang langsung · walks in`
      : `ditolak · refused: ${told.refused}`,
  );
}

async function bookAndCome(
  { url, office, signal, tell }: Play,
  kiosk: StaffDoor,
  { service, nik }: { readonly service: string; readonly nik: string },
): Promise<void> {
  const date = dateAt(Date.now(), office.timezone);
  const { windows } = await freeAt(url, { office: office.id, service, date });
  const free = windows.find(({ state }) => state === 'open');
  if (!free) return;
  const wish = { office: office.id, service, date, window: free.start };
  const reply = await new Citizen(() => url, nik).book(wish);
  if (!('held' in reply)) return tell(`ditolak · refused: ${reply.problem.code}`);
  const { ticket, checkIn, till } = reply.held.booking;
  tell(`${ticket} memesan pukul · books for ${free.start}`);

  // A minute after self-service ends check-in opens; nobody comes to the second.
  while (!signal.aborted) {
    await pause(
      signal,
      Math.max(3_000, till + 60_000 - Date.now()),
      Math.max(9_000, till + 120_000 - Date.now()),
    );
    if (signal.aborted) return;
    const told = await kiosk.ask(routes.checkIn, { path: { office: office.id }, body: { code: checkIn } });
    if ('answer' in told) return tell(`${ticket} lapor datang · checks in`);
    if (told.refused !== 'too-early') return tell(`${ticket} ditolak · refused: ${told.refused}`);
  }
}

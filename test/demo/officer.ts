import { randomUUID } from 'node:crypto';
import { routes } from '#services/queue/contract.ts';
import { inHundred, pause, pick } from './pause.ts';
import type { StaffDoor } from './staff-door.ts';
import type { Play } from './visitors.ts';

/** Somebody at a counter, from opening it to closing it: calls, serves, parks, transfers, and now and then nobody comes. */
export async function workAt(play: Play, door: StaffDoor, counter: string): Promise<void> {
  const { office, signal, tell } = play;
  const path = { office: office.id, counter };
  const services = office.services.map(({ id }) => id);
  const say = (what: string) => tell(`loket · counter ${counter}: ${what}`);
  const act = async (action: string, ticket: string, more: object = {}) => {
    const told = await door.ask(routes.actOnTicket, {
      path,
      key: randomUUID(),
      body: { action, ticket, ...more },
    });
    if ('refused' in told) say(`${action} ditolak · refused: ${told.refused}`);
    return 'answer' in told;
  };
  const clear = async () => {
    const stood = await door.ask(routes.readCounter, { path });
    const left = 'answer' in stood ? stood.answer.counter.ticket : null;
    if (left === null) return;
    if (left.state === 'CALLED') await act('serve', left.id);
    await act('finish', left.id);
  };
  const opened = await door.ask(routes.setCounter, { path, body: { state: 'open', services } });
  if ('refused' in opened) return say(`tidak dapat dibuka · cannot open: ${opened.refused}`);

  while (!signal.aborted) {
    const called = await door.ask(routes.callNext, { path, key: randomUUID(), body: {} });
    const ticket = 'answer' in called ? called.answer.counter.ticket : null;
    if (ticket === null) {
      const why = 'refused' in called ? called.refused : 'nobody-waits';
      // What an earlier play left there, or what a refused action did not end.
      if (why === 'counter-busy') await clear();
      else if (why !== 'nobody-waits') say(`ditolak · refused: ${why}`);
      await pause(signal, 1_500, 4_000);
      continue;
    }
    say(`memanggil · calls ${ticket.ticket}`);
    await pause(signal, 2_000, 6_000);
    if (inHundred(8)) {
      await act('miss', ticket.id);
      continue;
    }
    if (!(await act('serve', ticket.id))) continue;
    await pause(signal, 6_000, 25_000);
    const other = pick(services.filter((id) => id !== ticket.service));
    if (inHundred(8) && other !== undefined) {
      await act('transfer', ticket.id, { service: other });
      say(`mengalihkan · transfers ${ticket.ticket}`);
    } else if (inHundred(8)) {
      await act('park', ticket.id);
      say(`memarkirkan · parks ${ticket.ticket}`);
      await pause(signal, 4_000, 9_000);
      if (await act('resume', ticket.id)) await act('finish', ticket.id);
    } else {
      await act('finish', ticket.id, { outcome: inHundred(85) ? 'finished' : 'incomplete' });
    }
  }
  await clear();
  await door.ask(routes.setCounter, { path, body: { state: 'closed' } });
}

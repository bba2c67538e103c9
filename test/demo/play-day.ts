import { parseArgs } from 'node:util';
import { routes } from '#services/queue/contract.ts';
import { loopback } from './loopback.ts';
import { firstOffice } from './office.ts';
import { workAt } from './officer.ts';
import { StaffDoor } from './staff-door.ts';
import { comeIn } from './visitors.ts';

// A plausible office day on a suite that runs on this machine, through its HTTP doors: started by `npm start -- --demo`. It ends by
// itself, with Ctrl+C, and with whoever started it.

const { url: given, minutes } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    minutes: { type: 'string', default: '30' },
  },
}).values;

const stop = new AbortController();
for (const sign of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(sign, () => stop.abort());
setTimeout(() => stop.abort(), Number(minutes) * 60_000).unref();
const { signal } = stop;

try {
  const url = loopback(given);
  const office = await firstOffice(url);
  const tell = (line: string) => console.log(`demo  ${line}`);
  const play = { url, office, signal, most: 400, tell };
  const as = (role: string) => new StaffDoor(() => url, `${office.id}/${role}`);
  const opened = await as('head').ask(routes.runDay, {
    path: { office: office.id },
    body: { state: 'open' },
  });
  if ('refused' in opened) throw new Error(`The day cannot be opened: ${opened.refused}.`);
  tell(
    `${office.name}: hari dimulai · the day begins. Papan · board: /papan/${office.id} pada · on petugas.localhost`,
  );
  const counters = (['officer', 'front-desk', 'supervisor'] as const).map((role, index) =>
    workAt(play, as(role), String(index + 1)),
  );
  await Promise.all([...counters, comeIn(play, as('kiosk')).finally(() => stop.abort())]);
  tell('selesai · the play is over');
  process.exit(0);
} catch (fault) {
  if (signal.aborted) process.exit(0);
  console.error(`demo  ${fault instanceof Error ? fault.message : fault}`);
  process.exit(1);
}

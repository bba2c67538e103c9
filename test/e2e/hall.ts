import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrived, AtCounter, Booking, Floor } from '#services/queue/contract.ts';
import { synthesise } from '../../local-aws/synth.ts';
import { freePort } from '../bench/rig/free-port.ts';
import { Citizen, nikOf } from '../world/citizen.ts';
import { startHostProcess } from '../world/host-process.ts';
import { signIn } from '../world/staff.ts';

const OFFICE = '/api/queue/offices/disdukcapil';
const DATE = '2026-12-07';

/** An office day in a world of its own: three people booked at dawn, now it is ten past eight. */
export interface Hall {
  /** Address of the staff site, where board and kiosk are. */
  readonly site: string;
  /** Whose window has begun (one of them lost the code), and whose begins two hours later. */
  readonly booked: { readonly now: Booking; readonly lost: Booking; readonly later: Booking };
  /** Somebody just came: gets a number at the front desk. */
  issue(service: string, priority?: boolean): Promise<Arrived>;
  /** Opens the counter for every service. */
  open(counter: string): Promise<void>;
  /** Ends whoever stands at the counter and calls this ticket there. */
  call(counter: string, ticket: string): Promise<void>;
  recall(counter: string, ticket: string): Promise<void>;
  serve(counter: string, ticket: string): Promise<void>;
  /** Everybody on the floor today. */
  tickets(): Promise<Floor['tickets']>;
  end(): Promise<void>;
}

export async function openHall(): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-hall-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const assembly = await synthesise({
    region: 'tanjungbalai',
    origin: `http://localhost:${port}`,
    folder: join(folder, 'assembly'),
  });
  const begin = (clock: string) =>
    startHostProcess({ assembly, dataFolder: join(folder, 'data'), port, clock });

  const dawn = await begin(`${DATE}T07:00:00+07:00`);
  const book = async (person: number, window: string): Promise<Booking> => {
    const wish = { office: 'disdukcapil', service: 'ktp-el', date: DATE, window };
    const reply = await new Citizen(() => url, nikOf(person)).book(wish);
    if (!('held' in reply)) throw new Error(`Not booked: ${reply.problem.code}.`);
    return reply.held.booking;
  };
  const booked = { now: await book(1, '08:00'), lost: await book(3, '08:00'), later: await book(2, '10:00') };
  await dawn.end();
  const host = await begin(`${DATE}T08:10:00+07:00`);
  const { token } = await signIn({ url }, 'disdukcapil/supervisor');

  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${url}${OFFICE}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  const act = (counter: string, action: string, ticket: string) =>
    ask<AtCounter>('POST', `/counters/${counter}/actions`, { action, ticket });

  return {
    site: `http://petugas.localhost:${port}`,
    booked,
    issue: (service, priority = false) => ask<Arrived>('POST', '/walk-ins', { service, priority }),
    open: async (counter) => {
      await ask<AtCounter>('PUT', `/counters/${counter}`, { state: 'open' });
    },
    call: async (counter, ticket) => {
      const present = (await ask<AtCounter>('GET', `/counters/${counter}`)).counter.ticket;
      if (present?.state === 'CALLED') await act(counter, 'miss', present.id);
      await ask<AtCounter>('POST', `/counters/${counter}/calls`, { ticket });
    },
    recall: async (counter, ticket) => {
      await act(counter, 'recall', ticket);
    },
    serve: async (counter, ticket) => {
      await act(counter, 'serve', ticket);
    },
    tickets: async () => (await ask<Floor>('GET', '/floor')).tickets,
    end: async () => {
      await host.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

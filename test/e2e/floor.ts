import { randomUUID } from 'node:crypto';
import { type Floor, routes } from '#services/queue/contract.ts';
import { signIn } from '../world/staff.ts';

/** The floor of the office of these tests, as its head drives it through the API. */
export interface Hall {
  /** Gives somebody who just came a number; answers it, such as `W003`. */
  readonly walkIn: (service: string, priority?: boolean) => Promise<string>;
  readonly floor: () => Promise<Floor>;
  /** Ends every ticket and opens the day anew: what other tests left behind waits for nobody. */
  readonly clear: () => Promise<void>;
}

export const office = 'disdukcapil';

export async function enterHall(site: string): Promise<Hall> {
  const door = site.replace('//localhost', '//127.0.0.1');
  const { token } = await signIn({ url: door }, `${office}/head`);
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${door}/api/queue/offices/${office}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const floor = async () => routes.readFloor.answer.schema.parse(await send('GET', '/floor'));
  return {
    floor,
    walkIn: async (service, priority = false) => {
      const body = await send('POST', '/walk-ins', { service, priority });
      return routes.issueNumber.answer.schema.parse(body).ticket.ticket;
    },
    clear: async () => {
      const { day, counters } = await floor();
      if (day === 'open') {
        for (const { id, ticket, state } of counters) {
          const act = (action: string) =>
            send('POST', `/counters/${id}/actions`, { action, ticket: ticket?.id });
          if (ticket?.state === 'CALLED') await act('serve');
          if (ticket) await act('finish');
          if (state !== 'closed') await send('PUT', `/counters/${id}`, { state: 'closed' });
        }
        await send('PUT', '/day', { state: 'over' });
      }
      await send('PUT', '/day', { state: 'open', notices: [] });
    },
  };
}

import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { routes } from '#services/queue/contract.ts';
import type { Door } from './run.ts';

/** The door of a world, over HTTP, without anything that fetch would put right before it is sent. */
export function httpDoor(address: () => string): Door & { close(): void } {
  const agent = new Agent({ keepAlive: true });
  return {
    routes: Object.values(routes),
    logged: () => '',
    close: () => agent.destroy(),
    send: async ({ method, target, headers, body }) => {
      const { hostname, port } = new URL(address());
      const length = body.length > 0 ? { 'content-length': body.length } : {};
      const sent = request({
        agent,
        hostname,
        port,
        method,
        path: target,
        headers: { ...headers, ...length },
      });
      sent.end(body);
      const [answer] = await once(sent, 'response');
      const names = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      return { status: answer.statusCode, headers: Object.fromEntries(names), body: await text(answer) };
    },
  };
}

import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { signIn } from '../../world/staff.ts';
import type { Caller } from './callers.ts';
import type { Door } from './run.ts';
import { everyRoute } from './services.ts';

/** The door of a world, over HTTP, without anything that fetch would put right before it is sent. */
export async function httpDoor(world: { readonly url: string }): Promise<Door & { close(): void }> {
  const agent = new Agent({ keepAlive: true });
  const tokens = await tokensOf(world);
  return {
    routes: everyRoute,
    callers: ['nobody', ...tokens.keys()],
    logged: () => '',
    close: () => agent.destroy(),
    send: async ({ method, target, headers, body }, caller) => {
      const { hostname, port } = new URL(world.url);
      const token = tokens.get(caller);
      const sent = request({
        agent,
        hostname,
        port,
        method,
        path: target,
        headers: {
          ...headers,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body.length > 0 && { 'content-length': body.length }),
        },
      });
      sent.end(body);
      const [answer] = await once(sent, 'response');
      const names = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      return { status: answer.statusCode, headers: Object.fromEntries(names), body: await text(answer) };
    },
  };
}

/** Tokens as people of the world get them, and one whose claims were changed after it was signed. */
async function tokensOf(world: { readonly url: string }): Promise<ReadonlyMap<Caller, string>> {
  const officer = await signIn(world, 'disdukcapil/officer');
  const head = await signIn(world, 'disdukcapil/head');
  const operator = await signIn(world, 'region/operator');
  const [header, , signature] = officer.token.split('.');
  return new Map([
    ['id token', operator.idToken],
    ['forged token', [header, operator.token.split('.')[1], signature].join('.')],
    ['officer', officer.token],
    ['head', head.token],
    ['operator', operator.token],
  ]);
}

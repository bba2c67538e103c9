import { expect, test } from 'vitest';
import { originHeader } from '#shared/http/origin.ts';
import { routes } from './contract.ts';
import { createQueueApi, problemOf } from './testing/queue-api.ts';

const names = Object.keys(routes).filter((name): name is keyof typeof routes => name in routes);

test.each(names)('%s answers nobody who comes past the site, whatever they send', async (name) => {
  const api = createQueueApi();

  const reply = await api.call(name, {
    headers: { [originHeader]: 'guessed'.repeat(8) },
    text: '{"not json',
  });

  expect(reply.status).toBe(403);
  expect(problemOf(reply)).toMatchObject({
    code: 'wrong-door',
    text: { id: expect.stringContaining('alamat') },
  });
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('neither the value that opens nor one that does not is ever logged', async () => {
  const api = createQueueApi();

  await api.call('listOffices');
  await api.call('listOffices', { headers: { [originHeader]: 'guessed'.repeat(8) } });

  expect(api.lines).toHaveLength(2);
  expect(api.lines.join('\n')).not.toMatch(/guessed|doordoor|x-balai-origin/);
  expect(api.lines[1]).toContain('wrong-door');
});

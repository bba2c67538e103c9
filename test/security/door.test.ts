import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { routes } from '#services/queue/contract.ts';
import { signIn } from '../world/staff.ts';
import { startWorld, type World } from '../world/world.ts';
import { sendRaw } from './raw-request.ts';

// Attacks on the running product, through its one door.

let world: World;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'race' });
});
afterAll(() => world.end());

const get = (path: string, ...headers: string[]) => sendRaw(world.url, `GET ${path} HTTP/1.1`, headers);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('headers', () => {
  test.each([
    ['the first page', '/'],
    ['a page deep inside', '/antrean/disdukcapil/ktp-el'],
    ['a file that is not there', '/assets/none.js'],
    ['a public answer', '/api/queue/offices'],
    ['a refusal', '/api/queue/offices/disdukcapil/days?service=ten&month=no'],
    ['a booking that is not there', '/api/queue/bookings/AbCdEfGhIjK'],
    ['a route that is not there', '/api/queue/none'],
    ['an API that is not there', '/api/none/none'],
  ])('%s carries the whole set', async (_, path) => {
    const { headers } = await get(path);

    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    // Nothing comes from elsewhere but people's papers, which are sent and shown and never run.
    const elsewhere = headers.get('content-security-policy')?.match(/[\w-]+ [^;]*https?:[^;]*/g) ?? [];
    expect(elsewhere.map((source) => source.split(' ')[0])).toEqual(['img-src', 'connect-src']);
    expect(new Set(elsewhere.flatMap((source) => source.match(/https?:\S+/g) ?? [])).size).toBe(1);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.has('set-cookie')).toBe(false);
    expect(headers.has('server')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test('no answer lets a foreign page read it', async () => {
    const foreign = 'Origin: https://jahat.example';
    const answers = [await get('/', foreign), await get('/api/queue/offices', foreign)];
    answers.push(
      await sendRaw(world.url, 'OPTIONS /api/queue/bookings HTTP/1.1', [
        foreign,
        'Access-Control-Request-Method: POST',
      ]),
    );

    expect(
      answers.flatMap(({ headers }) => [...headers.keys()]).filter((name) => /^access-control/.test(name)),
    ).toEqual([]);
  });

  test('only what the contract calls public may be kept by anyone', async () => {
    const { headers } = await get('/api/queue/bookings/AbCdEfGhIjK');
    const open = Object.values(routes).filter(({ answer }) => answer.cacheSeconds > 0);

    expect(headers.get('cache-control')).toBe('no-store');
    expect(open.map(({ path }) => path).toSorted()).toEqual([
      '/api/queue/offices',
      '/api/queue/offices/{office}/availability',
      '/api/queue/offices/{office}/board',
      '/api/queue/offices/{office}/days',
      '/api/queue/offices/{office}/draws/{date}',
    ]);
  });
});

describe('paths and headers made to break out', () => {
  test.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2f..%2fetc/passwd',
    '/assets/../../../../../etc/passwd',
    '/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..\\..\\..\\etc\\passwd',
    '//etc/passwd',
    '/package.json%00.html',
    '/%ff%fe',
    '/%',
    '/assets/%252e%252e/%252e%252e/package.json',
    'http://jahat.example/',
  ])('%s leads to no file of the machine and to no fault', async (path) => {
    const { status, body } = await get(path);

    expect([200, 400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/root:|"dependencies"/);
  });

  test.each([
    ['a path', '/api/queue/bookings/%0d%0aX-Jahat:1'],
    ['a query', '/api/queue/offices/disdukcapil/days?service=%0d%0aX-Jahat:1&month=2026-12'],
    ['a page', '/tiket%0d%0aX-Jahat:1?%0d%0aX-Jahat:1'],
  ])('a line break in %s becomes no header', async (_, path) => {
    const { status, headers } = await get(path);

    expect(headers.has('x-jahat')).toBe(false);
    expect(status).toBeLessThan(500);
  });

  test('a request within a request, and headers without end, are refused at the door', async () => {
    const smuggled = await sendRaw(world.url, 'POST /api/queue/bookings HTTP/1.1', [
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
    ]);
    const endless = await get('/', `X-Long: ${'a'.repeat(20_000)}`);

    expect([smuggled.status, endless.status]).toEqual([400, 431]);
  });

  test('a foreign host name opens none of the pages that show messages', async () => {
    const { status, body } = await get('/_local/messages/data', 'Host: jahat.example');

    expect([status, body]).toEqual([403, expect.not.stringContaining('+62')]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is no office and no service',
    async (name) => {
      const month = await get(`/api/queue/offices/${name}/days?service=${name}&month=2026-12`);
      const challenge = await get(`/api/queue/challenge?office=${name}&bind=${'a'.repeat(64)}`);

      expect([month.status, challenge.status]).toEqual([404, 404]);
    },
  );
});

describe('bodies made to break in', () => {
  const person = { nik: '1274011507000001', phone: '081234567890' };

  test.each([
    ['a prototype', '{"__proto__":{"nik":"1274011507000001","phone":"081234567890"}}', 422],
    ['operators of a database', '{"nik":{"$gt":""},"phone":["081234567890"]}', 422],
    ['lists without end', '['.repeat(8_000), 400],
    ['too much', `{"nik":"${'1'.repeat(20_000)}"}`, 413],
    ['nothing readable', '\u0000', 400],
    ['a number too large', '{"nik":1e999,"phone":1}', 422],
  ])('%s is refused as what it is', async (_, body, status) => {
    expect((await post('/api/queue/recoveries', body)).status).toBe(status);
  });

  test('a constructor in the body changes nothing for the next request', async () => {
    const hostile = JSON.stringify({ ...person, constructor: { prototype: { nik: 'x' } } });
    const answers = [await post('/api/queue/recoveries', hostile), await post('/api/queue/recoveries', '{}')];

    expect(answers.map(({ status }) => status)).toEqual([202, 422]);
  });

  test('a form of another page is not taken: only JSON, which needs a permission that nobody is given', async () => {
    const form = await post('/api/queue/recoveries', JSON.stringify(person), {
      'content-type': 'text/plain',
    });

    expect(form.status).toBe(400);
  });
});

describe('what only an operator may do', () => {
  const body = JSON.stringify({ nik: '1274011507000001', reason: 'Surat permohonan 12' });
  const ask = async (path: string, token?: string) => {
    const answer = await post(path, body, token === undefined ? {} : { authorization: `Bearer ${token}` });
    return answer.status;
  };

  test.each([routes.exportPerson.path, routes.erasePerson.path])('%s opens to no one else', async (path) => {
    const [operator, head] = [
      await signIn(world, 'region/operator'),
      await signIn(world, 'disdukcapil/head'),
    ];
    const forged = `${operator.token.split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`;
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${operator.token.split('.')[1]}.`;

    expect([
      await ask(path),
      await ask(path, forged),
      await ask(path, unsigned),
      await ask(path, operator.idToken),
      await ask(path, head.token),
      await ask(path, operator.token),
    ]).toEqual([401, 401, 401, 401, 403, 200]);
  });

  test('a reason with a NIK or phone number in it is refused: it is kept longer than they may be', async () => {
    const { token } = await signIn(world, 'region/operator');
    const answers = await Promise.all(
      ['NIK 1274 0115 0700 0001 minta', 'hubungi 0812-3456-7890', 'pendek'].map((reason) =>
        post(routes.exportPerson.path, JSON.stringify({ nik: '1274011507000001', reason }), {
          authorization: `Bearer ${token}`,
        }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
  });
});

import { expect, test } from 'vitest';
import { matchRoute, parseRouteKey } from './route.ts';

const routes = [
  'ANY /{proxy+}',
  'GET /offices/{office}',
  'GET /offices/nearest',
  'ANY /offices/{office}',
  'POST /offices/{office}/visits/{visit}',
  '$default',
].map(parseRouteKey);

test.each<[string, string, string | undefined, Record<string, string>]>([
  ['GET', '/offices/nearest', 'GET /offices/nearest', {}],
  ['GET', '/offices/1271', 'GET /offices/{office}', { office: '1271' }],
  ['DELETE', '/offices/1271', 'ANY /offices/{office}', { office: '1271' }],
  ['POST', '/offices/a b/visits/é', 'POST /offices/{office}/visits/{visit}', { office: 'a b', visit: 'é' }],
  ['GET', '/offices/a/visits/b', 'ANY /{proxy+}', { proxy: 'offices/a/visits/b' }],
  ['GET', '/offices/', 'ANY /{proxy+}', { proxy: 'offices/' }],
  ['GET', '/', 'ANY /{proxy+}', { proxy: '' }],
])('%s %s goes to %s', (method, path, key, parameters) => {
  const match = matchRoute(routes, method, path);

  expect(match?.route.key).toBe(key);
  expect(match?.parameters).toEqual(parameters);
});

test('what no route fits goes to $default, or nowhere without it', () => {
  const some = routes.filter(({ key }) => key !== 'ANY /{proxy+}');

  expect(matchRoute(some, 'GET', '/elsewhere')?.route.key).toBe('$default');
  expect(matchRoute(some.slice(0, -1), 'GET', '/elsewhere')).toBeUndefined();
});

test('a path with a slash too many is another path', () => {
  expect(matchRoute([parseRouteKey('GET /a')], 'GET', '/a/')).toBeUndefined();
});

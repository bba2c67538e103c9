import { routes as documents, problem as documentsProblem } from '#services/documents/contract.ts';
import { refusals as documentsRefusals } from '#services/documents/refusals.ts';
import {
  routes as notifications,
  problem as notificationsProblem,
} from '#services/notifications/contract.ts';
import { refusals as notificationsRefusals } from '#services/notifications/refusals.ts';
import { routes as queue, problem as queueProblem } from '#services/queue/contract.ts';
import { refusals as queueRefusals } from '#services/queue/refusals.ts';
import type { Route } from '#shared/http/route.ts';
import { matchRoute, parseRouteKey } from '../../../local-aws/http-api/route.ts';
import type { Promises } from './judge.ts';
import type { Wire } from './request.ts';

const queueRoutes: readonly Route[] = Object.values(queue);
const notificationsRoutes: readonly Route[] = Object.values(notifications);

const documentsRoutes: readonly Route[] = Object.values(documents);

/** Every route of every service. */
export const everyRoute: readonly Route[] = [...queueRoutes, ...notificationsRoutes, ...documentsRoutes];

const services: readonly (readonly [readonly Route[], Promises])[] = [
  [queueRoutes, { problem: queueProblem, refusals: queueRefusals }],
  [notificationsRoutes, { problem: notificationsProblem, refusals: notificationsRefusals }],
  [documentsRoutes, { problem: documentsProblem, refusals: documentsRefusals }],
];

/** What the service of a route promises about its answers. */
export function promisesOf(route: Route): Promises {
  const [, promises] = services.find(([routes]) => routes.includes(route)) ?? [];
  if (promises === undefined) throw new Error(`${route.path} is no route of a service.`);
  return promises;
}

const patterns = everyRoute.map((route) => ({ ...parseRouteKey(`${route.method} ${route.path}`), route }));

/** The route that a request reaches, a spoiled path may lead to another one; undefined: none. */
export function routeOf({ method, target }: Pick<Wire, 'method' | 'target'>) {
  const decodedPath = decoded(target.split('?')[0] ?? '');
  const match = decodedPath === undefined ? undefined : matchRoute(patterns, method, decodedPath);
  return match && { route: match.route.route, parameters: match.parameters, decodedPath: decodedPath ?? '' };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

import type { Route } from '#shared/http/route.ts';
import type { Role } from '#shared/identity/actor.ts';
import { rolesFor } from '#shared/identity/permissions.ts';

/** Who a request says it comes from. */
export type Caller =
  | 'nobody'
  | 'id token'
  | 'forged token'
  | 'odd subject'
  | 'stranger'
  | 'officer'
  | 'head'
  | 'operator';

const noToken: ReadonlySet<Caller> = new Set(['nobody', 'id token', 'forged token', 'odd subject']);
const roles: Partial<Record<Caller, Role>> = { officer: 'officer', head: 'head', operator: 'operator' };

/** With which status a route stays closed to a caller; undefined: it opens, and the operation decides. */
export function gateOf({ access }: Route, caller: Caller): 401 | 403 | undefined {
  if (access === undefined) return undefined;
  if (noToken.has(caller)) return 401;
  const role = roles[caller];
  return role !== undefined && rolesFor(access).includes(role) ? undefined : 403;
}

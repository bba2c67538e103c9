import { part } from '../host.ts';
import type { HeaderRule } from './distribution.ts';
import type { EdgeFunction } from './edge-function.ts';
import type { Forwarding } from './forwarding.ts';

/** What the templates' own cache and origin request policies forward, by id. */
export const customForwarding = part(() => new Map<string, Forwarding>());

/** The templates' response headers policies, by id. */
export const headerPolicies = part(
  () => new Map<string, { readonly rules: readonly HeaderRule[]; readonly removed: readonly string[] }>(),
);

/** The templates' CloudFront functions, by ARN. */
export const edgeFunctions = part(() => new Map<string, EdgeFunction>());

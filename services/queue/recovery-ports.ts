import { randomBytes } from 'node:crypto';
import type { Container } from './container.ts';
import type { RecoveryPorts } from './operations/request-recovery.ts';
import { createAllowanceStore } from './store/allowance-store.ts';
import { createRecoveryStore } from './store/recovery-store.ts';

/** What recoveries need beyond a container; apart, because booking should not load it. */
export function createRecoveryPorts({
  ports: { region, keys, clock },
  place,
  http,
}: Container): RecoveryPorts {
  return {
    region,
    keys,
    clock,
    recoveries: createRecoveryStore({ ...place, region: region.id, clock }),
    allowances: createAllowanceStore(place),
    newId: () => randomBytes(16).toString('base64url'),
    log: http.log,
  };
}

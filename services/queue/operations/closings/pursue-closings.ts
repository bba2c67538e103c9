import { faultFields, type Log } from '#shared/observability/log.ts';
import { addDays } from '#shared/time/local.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { PursuePorts } from './ports.ts';
import { pursueClosing } from './pursue-closing.ts';

/** Days back in which a closing may still have something to carry on. */
const DAYS = 8;

/** Carries on every closing of the region; tries each, then throws if any failed. */
export async function pursueClosings(ports: PursuePorts & { readonly log: Log }): Promise<void> {
  const today = localDateAt(ports.clock.now(), ports.region.timezone);
  const faults: unknown[] = [];
  for (const office of ports.region.offices) {
    for (const closing of await ports.closings.list(office.id, addDays(today, -DAYS))) {
      try {
        await pursueClosing(ports, closing);
      } catch (fault) {
        ports.log('closing-failed', { subject: closing.id, ...faultFields(fault) });
        faults.push(fault);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Closings could not be carried on');
}

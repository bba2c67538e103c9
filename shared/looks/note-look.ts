import type { StaffCall } from '#shared/http/endpoint.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Looking, LookStore } from './look.ts';

/** What noting a look needs. */
export interface LookPorts<About> {
  readonly region: Region;
  readonly clock: Clock;
  readonly looks: LookStore<About>;
}

/** Notes who looks at whose data and why. To be awaited before the data are shown; when it fails, nothing is shown. */
export async function noteLook<About>(
  { region, clock, looks }: LookPorts<About>,
  { actor, correlationId }: Pick<StaffCall, 'actor' | 'correlationId'>,
  look: Looking<About>,
): Promise<void> {
  const at = clock.now();
  const date = localDateAt(at, region.timezone);
  await looks.note({ ...look, actor: actor.id, at, date, correlationId });
}

import type { StaffCall } from '#shared/http/endpoint.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Look, LookStore } from '../domain/look.ts';
import type { BookingPorts } from './ports.ts';

/** What noting a look needs. */
export interface LookPorts extends Pick<BookingPorts, 'region' | 'clock'> {
  readonly looks: LookStore;
}

/** Notes who looks at whose data and why. To be awaited before the data are shown; when it fails, nothing is shown. */
export async function noteLook(
  { region, clock, looks }: LookPorts,
  { actor, correlationId }: Pick<StaffCall, 'actor' | 'correlationId'>,
  look: Omit<Look, 'actor' | 'at' | 'date' | 'correlationId'>,
): Promise<void> {
  const at = clock.now();
  const date = localDateAt(at, region.timezone);
  await looks.note({ ...look, actor: actor.id, at, date, correlationId });
}

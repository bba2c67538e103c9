import { faultFields, type Log } from '#shared/observability/log.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import { followFloor } from './follow-floor.ts';
import type { FloorPorts } from './hall.ts';

/** Lets the lines of all floors follow that a batch of stream records wrote, each once. Answers where the stream must be repeated from. */
export async function followFloors(
  ports: Pick<FloorPorts, 'floors' | 'settings' | 'clock' | 'region'> & { readonly log: Log },
  records: readonly { readonly sequence: string; readonly id: FloorId | undefined }[],
): Promise<string | undefined> {
  const floors = new Map<string, { readonly id: FloorId; readonly sequence: string }>();
  for (const { id, sequence } of records) {
    if (id === undefined) continue;
    const name = `${id.office}/${id.date}`;
    if (!floors.has(name)) floors.set(name, { id, sequence });
  }
  const failed = await Promise.all(
    [...floors].map(async ([subject, { id, sequence }]) => {
      try {
        await followFloor(ports, id);
        return [];
      } catch (fault) {
        ports.log('line-failed', { subject, ...faultFields(fault) });
        return [sequence];
      }
    }),
  );
  return failed.flat()[0];
}

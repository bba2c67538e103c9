import { faultFields, type Log } from '#shared/observability/log.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { SettlePorts } from './settle-booking.ts';
import { settleSheet } from './settle-sheet.ts';

/** A record of the table's stream; `read` throws when its images are no sheets, and gives nothing for a removal. */
export interface StreamRecord {
  readonly sequence: string;
  readonly read: () => { readonly before: Sheet | undefined; readonly sheet: Sheet } | undefined;
}

/** What the records of a batch did to one sheet; `place` is that of the first one. */
interface Stretch {
  readonly place: number;
  readonly before: Sheet | undefined;
  readonly sheet: Sheet;
}

/**
 * Settles the sheets that a batch of stream records wrote, each from the first image before to the last after: what came
 * between is overtaken. Answers with the sequence number from which the stream must be repeated, or nothing.
 */
export async function settleStream(
  ports: SettlePorts & { readonly log: Log },
  records: readonly StreamRecord[],
): Promise<string | undefined> {
  const { stretches, unreadable } = stretchesOf(records);
  const unsettled = await Promise.all(
    stretches.map(async ({ place, sheet, before }) => {
      const subject = Object.values(sheet.id).join('/');
      try {
        const { missing, later } = await settleSheet(ports, { sheet, before });
        if (missing.length > 0) ports.log('settle-missing', { subject, count: missing.length });
        if (later.length > 0) ports.log('settle-later', { subject, count: later.length });
        return [];
      } catch (fault) {
        ports.log('settle-failed', { subject, ...faultFields(fault) });
        return [place];
      }
    }),
  );
  for (const { place, fault } of unreadable) {
    ports.log('settle-failed', { sequence: records[place]?.sequence ?? '', ...faultFields(fault) });
  }
  const first = Math.min(...unsettled.flat(), ...unreadable.map(({ place }) => place));
  return records[first]?.sequence;
}

function stretchesOf(records: readonly StreamRecord[]) {
  const stretches = new Map<string, Stretch>();
  const unreadable: { place: number; fault: unknown }[] = [];
  for (const [place, { read }] of records.entries()) {
    try {
      const record = read();
      if (record === undefined) continue;
      const name = Object.values(record.sheet.id).join('/');
      const begun = stretches.get(name);
      stretches.set(name, begun ? { ...begun, sheet: record.sheet } : { place, ...record });
    } catch (fault) {
      unreadable.push({ place, fault });
    }
  }
  return { stretches: [...stretches.values()], unreadable };
}

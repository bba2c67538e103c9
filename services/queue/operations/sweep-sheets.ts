import type { Log } from '#shared/observability/log.ts';
import type { Region } from '#shared/region/schema.ts';
import { everySheet, forEach } from './every-sheet.ts';
import type { SettlePorts } from './settle-booking.ts';
import { settleSheet } from './settle-sheet.ts';

/** Sheets swept at the same time; each settles several bookings at once. */
const WIDTH = 4;

/** Settles every sheet of the horizon as a whole: what a lost record, a lag or a restore left behind is made good. */
export async function sweepSheets(
  ports: SettlePorts & { readonly region: Region; readonly log: Log },
): Promise<void> {
  let written = 0;
  await forEach(everySheet(ports.region, ports.clock.now()), WIDTH, async ({ offer, date }) => {
    const id = { office: offer.office.id, service: offer.service.id, date };
    const sheet = await ports.sheets.read(id);
    if (sheet === undefined) return;
    const report = await settleSheet(ports, { sheet });
    written += report.written;
    const subject = Object.values(id).join('/');
    if (report.missing.length > 0) ports.log('settle-missing', { subject, count: report.missing.length });
  });
  ports.log(written > 0 ? 'sweep-repaired' : 'sweep-clean', { count: written });
}

import { createDocumentClient } from '#shared/dynamodb/client.ts';
import type { Region } from '#shared/region/schema.ts';
import { createSettingRows } from '#shared/settings/setting-rows.ts';
import type { Clock } from '#shared/time/clock.ts';
import { createBookingStore } from './booking-store.ts';
import { createClosingStore } from './closing-store.ts';
import { createDrawStore } from './draw-store.ts';
import { createFloorStore } from './floor/floor-store.ts';
import { createPersonIndex } from './person-index.ts';
import { createRecoveryStore } from './recovery-store.ts';
import { createReminderStore } from './reminder-store.ts';
import { createSheetStore } from './sheet-store.ts';
import { createWishStore } from './wish-store.ts';

/** The stores of the service's table. */
export function openStores({ table, region, clock }: { table: string; region: Region; clock: Clock }) {
  const client = createDocumentClient({ waits: 'nobody' });
  const place = { client, table };
  const events = { ...place, region: region.id, clock };
  return {
    sheets: createSheetStore({ ...place, retention: region.queue }),
    people: createPersonIndex(place),
    bookings: createBookingStore({ ...events, retentionDays: region.queue.retentionDays }),
    floors: createFloorStore({ ...events, retention: region.queue }),
    closings: createClosingStore({ ...place, region: region.id }),
    recoveries: createRecoveryStore(events),
    reminders: createReminderStore(place),
    wishes: createWishStore({ ...place, region: region.id, retention: region.queue }),
    draws: createDrawStore({ ...place, retention: region.queue }),
    settings: createSettingRows(place),
  };
}

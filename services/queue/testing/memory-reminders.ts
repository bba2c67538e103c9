import type { ReminderStore } from '../domain/reminder-store.ts';
import type { SheetId } from '../domain/sheet.ts';

const keyOf = ({ office, service, date }: SheetId): string => `${office}/${service}/${date}`;

/** Progress of reminders in memory. */
export function createMemoryReminders(): ReminderStore {
  const kept = new Map<string, number>();
  return {
    reached: async (sheet) => kept.get(keyOf(sheet)) ?? 0,
    reach: async (sheet, number) => {
      kept.set(keyOf(sheet), Math.max(number, kept.get(keyOf(sheet)) ?? 0));
    },
  };
}

import { documentsEvents } from '../documents.ts';
import type { EventDefinition } from '../event.ts';
import { notificationsEvents } from '../notifications.ts';
import { queueEvents } from '../queue.ts';

/** Every event and version that was ever published. */
export const allEvents: readonly EventDefinition[] = [
  ...queueEvents,
  ...notificationsEvents,
  ...documentsEvents,
];

import type { Page } from '../door.ts';
import { livePage } from '../pages/live-page.ts';
import type { EventLog } from './event-log.ts';

export const eventsPage = (log: EventLog): Page =>
  livePage({
    name: 'events',
    path: '/_local/events',
    title: { id: 'Peristiwa', en: 'Events' },
    about: { id: 'Yang mengalir di bus, saat itu juga', en: 'What flows on the bus, as it flows' },
    feed: log,
  });

import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createBackstage } from '../backstage.ts';
import { closingEvent, pursueEvent } from '../operations/closings/pursue-event.ts';

const backstage = createBackstage(region, process.env);

/** Woken by closings and their ends: carries them on at once where that failed in the request. */
export const handler = createConsumer(
  (body) => pursueEvent(backstage, closingEvent.parse(body)),
  backstage.log,
);

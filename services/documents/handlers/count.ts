import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createBackstage } from '../backstage.ts';
import { countEvent, countedEvent } from '../operations/figures/count-event.ts';
import { createFigureStore } from '../store/figure-store.ts';

const { place, ...backstage } = createBackstage(region, process.env);
const ports = { ...backstage, figures: createFigureStore(place) };

/** Woken by the service's own events that a day counts. */
export const handler = createConsumer((body) => countEvent(ports, countedEvent.parse(body)), ports.log);

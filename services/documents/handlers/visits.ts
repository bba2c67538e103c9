import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createBackstage } from '../backstage.ts';
import { hearVisit, visitEvent } from '../operations/visits/hear-visit.ts';

const ports = createBackstage(region, process.env);

/** Woken by the queue's events of bookings and tickets: notes the visit on the request that it is for. */
export const handler = createConsumer((body) => hearVisit(ports, visitEvent.parse(body)), ports.log);

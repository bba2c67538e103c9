import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createBackstage, withSchedules } from '../backstage.ts';
import { planAfter, plannedEvent } from '../operations/deadlines/plan-deadlines.ts';

const ports = { ...createBackstage(region, process.env), ...withSchedules(process.env) };

/** Woken by the service's own events that change whose turn it is: plans what waits for the request then. */
export const handler = createConsumer((body) => planAfter(ports, plannedEvent.parse(body)), ports.log);

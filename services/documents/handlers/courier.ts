import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createCourier } from '../backstage.ts';
import { carryMessages, courierEvent } from '../operations/messages/carry-messages.ts';

const ports = createCourier({ region, catalogue }, process.env);

/** Woken by the service's own events that concern a citizen: hands messages to notifications. */
export const handler = createConsumer((body) => carryMessages(ports, courierEvent.parse(body)), ports.log);

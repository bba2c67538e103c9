import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { createCourier, withSchedules } from '../backstage.ts';
import { meetDeadline } from '../operations/deadlines/meet-deadline.ts';
import { warnCitizen } from '../operations/messages/carry-messages.ts';
import { calendarOf, officeWith } from '../operations/office.ts';
import { wakeUp } from '../store/schedules.ts';

const courier = createCourier({ region, catalogue }, process.env);
const ports = {
  ...courier,
  ...withSchedules(process.env),
  calendarOf: async (office: string) => calendarOf(region, officeWith(region, office)),
  warn: (request: Parameters<typeof warnCitizen>[1]) => warnCitizen(courier, request),
};

/** Woken by the schedules of requests: records what was missed, warns, ends. */
export const handler = createConsumer((body) => meetDeadline(ports, wakeUp.parse(body)), ports.log);

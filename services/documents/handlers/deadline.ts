import catalogue from 'balai:catalogue';
import region from 'balai:region';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import { createConsumer } from '#shared/events/consumer.ts';
import { createCourier, withSchedules } from '../backstage.ts';
import { meetDeadline } from '../operations/deadlines/meet-deadline.ts';
import { warnCitizen } from '../operations/messages/carry-messages.ts';
import { wakeUp } from '../store/schedules.ts';
import { createShredder } from '../store/shred-papers.ts';

const { FILES_BUCKET } = z.object({ FILES_BUCKET: z.string().check(z.minLength(1)) }).parse(process.env);
const courier = createCourier({ region, catalogue }, process.env);
const ports = {
  ...courier,
  ...withSchedules(process.env),
  shred: createShredder({ client: new S3Client(), bucket: FILES_BUCKET }),
  warn: (request: Parameters<typeof warnCitizen>[1]) => warnCitizen(courier, request),
};

/** Woken by the schedules of requests: records what was missed, warns, ends, forgets. */
export const handler = createConsumer((body) => meetDeadline(ports, wakeUp.parse(body)), ports.log);

import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { documentsEvents } from '#shared/events/documents.ts';
import { publishOn, refuseTo } from '#shared/events/event-bridge.ts';
import { createRelay } from '#shared/events/relay.ts';
import { createLog } from '#shared/observability/log.ts';
import { systemClock } from '#shared/time/clock.ts';

const name = z.string().check(z.minLength(1));
const { BUS_NAME, DEAD_LETTER_URL } = z.object({ BUS_NAME: name, DEAD_LETTER_URL: name }).parse(process.env);

/** Woken by the table's stream: publishes what rides in the items. */
export const handler = createRelay(documentsEvents, {
  publish: publishOn(new EventBridgeClient(), BUS_NAME),
  refuse: refuseTo(new SQSClient(), DEAD_LETTER_URL),
  log: createLog('documents', systemClock.now),
});

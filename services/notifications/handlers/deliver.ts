import region from 'balai:region';
import { createConsumer } from '#shared/events/consumer.ts';
import { inboxMessage } from '#shared/notifications/message.ts';
import { createContainer } from '../container.ts';
import { deliver } from '../operations/deliver.ts';

const container = createContainer(process.env, region);

/** Woken by the inbox: sends what couriers put there. */
export const handler = createConsumer(async (body) => {
  await deliver(inboxMessage.parse(body), await container.ports());
}, container.log);

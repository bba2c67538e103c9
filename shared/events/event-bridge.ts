import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { RelayPorts } from './relay.ts';

/** Publishes on an EventBridge bus. */
export const publishOn =
  (client: EventBridgeClient, bus: string): RelayPorts['publish'] =>
  async (entries) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: entries.map(({ source, detailType, detail }) => ({
          EventBusName: bus,
          Source: source,
          DetailType: detailType,
          Time: new Date(detail.metadata.occurredAt),
          Detail: JSON.stringify(detail),
        })),
      }),
    );
    if (Entries.length !== entries.length) throw new Error('PutEvents did not answer for every entry.');
    return Entries.map(({ EventId, ErrorCode }) =>
      EventId === undefined ? (ErrorCode ?? 'unknown') : undefined,
    );
  };

/** Puts refused entries into an SQS queue, the reason and the stream record's number as attributes. */
export const refuseTo =
  (client: SQSClient, url: string): RelayPorts['refuse'] =>
  async ({ reason, body, sequence }) => {
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: body,
        MessageAttributes: { reason: text(reason), sequence: text(sequence) },
      }),
    );
  };

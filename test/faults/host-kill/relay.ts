import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

interface StreamEvent {
  readonly Records: readonly {
    readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } } };
  }[];
}

const bus = new EventBridgeClient({});

/** Puts an event on the bus for every written item. */
export async function handler({ Records }: StreamEvent) {
  for (let from = 0; from < Records.length; from += 10) {
    const { FailedEntryCount } = await bus.send(
      new PutEventsCommand({
        Entries: Records.slice(from, from + 10).map(({ dynamodb }) => ({
          EventBusName: process.env['BUS_NAME'],
          Source: 'kill',
          DetailType: 'Written.v1',
          Detail: JSON.stringify({ pk: dynamodb.Keys.pk.S }),
        })),
      }),
    );
    if (FailedEntryCount !== 0) throw new Error(`${FailedEntryCount} events were not taken`);
  }
}

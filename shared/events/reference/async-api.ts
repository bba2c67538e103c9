import type { EventDefinition } from '../event.ts';
import type { Json } from './schema.ts';

const channelOf = (source: string): string => source.replace('balai.', '');

/** The AsyncAPI document of the bus: a channel for each service, a message for each event and version. */
export function asyncApi(events: readonly EventDefinition[]): Json {
  const sources = [...new Set(events.map(({ source }) => source))];
  const of = (source: string) => events.filter((event) => event.source === source);
  const reference = (...path: string[]): Json => ({ $ref: `#/${path.join('/')}` });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Balai events',
      version: '1.0.0',
      description:
        'What services tell each other over the event bus of a region (`balai-<region>`). Delivery is at least once and in no order: compare `metadata.id` and `metadata.version`. No event holds personal data.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      sources.map((source) => [
        channelOf(source),
        {
          address: source,
          description: `Events of services/${channelOf(source)}: EventBridge source \`${source}\`.`,
          messages: Object.fromEntries(
            of(source).map(({ detailType }) => [detailType, reference('components', 'messages', detailType)]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      sources.map((source) => [
        `publish-${channelOf(source)}`,
        {
          action: 'send',
          summary: `The relay of services/${channelOf(source)} publishes what rides in its items.`,
          channel: reference('channels', channelOf(source)),
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        events.map(({ detailType, summary }) => [
          detailType,
          {
            name: detailType,
            title: detailType,
            summary,
            payload: { $ref: `./events/${detailType}.json` },
          },
        ]),
      ),
    },
  };
}

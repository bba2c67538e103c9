import { isRecord } from '../../template/record.ts';
import { listOf, type NeedsOf, textOf } from './needs-of.ts';

export const eventsNeeds: NeedsOf = ({ action, input }, { region, accountId }) => {
  const busArn = (bus = 'default') =>
    bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`;
  // A pattern that is only tried belongs to no bus.
  if (action === 'TestEventPattern') return [{ action: 'events:TestEventPattern', resource: '*' }];
  if (action !== 'PutEvents') {
    return [
      {
        action: `events:${action}`,
        resource: busArn(textOf(input, 'EventBusName') ?? textOf(input, 'Name')),
      },
    ];
  }
  return listOf(input, 'Entries')
    .filter(isRecord)
    .map((entry) => ({
      action: 'events:PutEvents',
      resource: busArn(textOf(entry, 'EventBusName')),
      context: {
        'events:source': textOf(entry, 'Source') ?? '',
        'events:detail-type': textOf(entry, 'DetailType') ?? '',
      },
    }));
};

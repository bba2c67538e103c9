import { AwsError } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { Buses } from './bus.ts';
import { readEntries } from './entry.ts';
import { EventLog } from './event-log.ts';
import { eventsPage } from './page.ts';
import { testPattern } from './test-pattern.ts';

/** The event buses, with the gateway's backend and the page that shows what flows. */
export const buses = part((host: Host) => {
  const log = new EventLog(database(host));
  const { region, accountId: account } = host.aws;
  const all = new Buses({ database: database(host), log, account, region, now: () => host.now() });
  host.gateway.register({
    service: 'events',
    protocol: 'json',
    answer: ({ action, input }) => {
      if (action === 'PutEvents') return { body: all.put(readEntries(input)) };
      if (action === 'TestEventPattern') return { body: { Result: testPattern(input) } };
      throw new AwsError('UnsupportedOperationException', `${action} is not hosted on one machine.`);
    },
  });
  host.door.addPage(eventsPage(log));
  return all;
});

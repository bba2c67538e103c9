import { startHost } from '../../../local-aws/start-host.ts';

const [, , assembly = '', dataFolder = '', clock = '+0s'] = process.argv;
const host = await startHost({
  assembly,
  dataFolder,
  port: 0,
  clock,
  report: (source, line) => console.log(`${source}: ${line}`),
});
process.send?.({
  endpoint: host.gatewayUrl,
  credentials: host.credentials(),
  table: host.resource('kill', 'Table')?.ref,
  sink: host.resource('kill', 'Sink')?.ref,
  queue: host.resource('kill', 'Queue')?.ref,
  queueArn: host.resource('kill', 'Queue')?.attributes?.['Arn'],
  bucket: host.resource('kill', 'Bucket')?.ref,
  schedulerRole: host.resource('kill', 'SchedulerRole')?.attributes?.['Arn'],
});

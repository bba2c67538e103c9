import { startHost } from '../../../local-aws/start-host.ts';

const [, , assembly = '', dataFolder = ''] = process.argv;
const host = await startHost({
  assembly,
  dataFolder,
  port: 0,
  report: (source, line) => console.log(`${source}: ${line}`),
});
process.send?.({
  endpoint: host.gatewayUrl,
  credentials: host.credentials(),
  table: host.resource('kill', 'Table')?.ref,
  sink: host.resource('kill', 'Sink')?.ref,
  queue: host.resource('kill', 'Queue')?.ref,
});

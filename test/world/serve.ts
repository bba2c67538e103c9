import { startHost } from '../../local-aws/start-host.ts';

// The host in a process that a test may kill: node test/world/serve.ts <assembly> <data folder> [clock]. Says where it listens.
const [, , assembly = '', dataFolder = '', clock] = process.argv;
const host = await startHost({
  assembly,
  dataFolder,
  port: 0,
  ...(clock === undefined ? {} : { clock }),
  report: (source, line) => console.error(`${source}: ${line}`),
});
console.log(JSON.stringify({ url: host.url, gatewayUrl: host.gatewayUrl }));
process.once('SIGTERM', () => host.stop().then(() => process.exit(0)));

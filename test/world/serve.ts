import { createInterface } from 'node:readline';
import { startHost } from '../../local-aws/start-host.ts';

// The host in a process that a test may kill: node test/world/serve.ts <assembly> <data folder> [port] [clock]. Says where its door
// and its gateway listen. Each line of its standard input sets the clocks and is said back; it ends on SIGTERM or with its standard
// input, so that it never outlives whoever started it.
const [, , assembly = '', dataFolder = '', port = '0', clock] = process.argv;
const host = await startHost({
  assembly,
  dataFolder,
  port: Number(port),
  ...(clock === undefined ? {} : { clock }),
  report: (source, line) => console.error(`${source}: ${line}`),
});
const stop = () => host.stop().then(() => process.exit(0));
process.once('SIGTERM', stop);
createInterface(process.stdin)
  .on('line', (setting) => {
    host.setClock(setting);
    console.log(setting);
  })
  .once('close', stop);
console.log(JSON.stringify({ url: host.url, gateway: { url: host.gatewayUrl, ...host.credentials() } }));

import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

export interface Options {
  readonly region: string;
  readonly port: number;
  readonly fresh: boolean;
  readonly watch: boolean;
  /** Whether an office day is played on it. */
  readonly demo: boolean;
  readonly verbose: boolean;
  readonly clock: string | undefined;
  readonly help: boolean;
}

export const usage = `npm start -- [options]

  --region <name>   infra/regions/<name>.ts (tanjungbalai)
  --port <number>   of the local door (8080)
  --fresh           forget all data first
  --watch           start again whenever a source changes (npm run dev)
  --demo            region demo, and people who book, come and are served
  --clock <time>    2026-11-23T08:00:00+07:00, or +36h from now
  --verbose         show what functions write
  --help`;

export function parseOptions(args: readonly string[]): Options {
  const values = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`${values.port} is no port`, 'Choose a number such as --port 8080.');
  }
  const region = values.region ?? (values.demo ? 'demo' : 'tanjungbalai');
  if (values.demo && region !== 'demo') {
    throw new StartError('--demo is played in region demo only', 'Leave --region out.');
  }
  return { ...values, region, port, clock: values.clock };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        port: { type: 'string', default: '8080' },
        fresh: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        clock: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new StartError(cause instanceof Error ? cause.message : String(cause), `\n${usage}`, { cause });
  }
}

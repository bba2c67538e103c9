import type { Door } from './door.ts';
import type { Functions } from './functions/functions.ts';
import type { Gateway } from './gateway.ts';
import type { Iam } from './iam/iam.ts';

/** What a resource type may use while it starts and runs. */
export interface Host {
  /** Pseudo parameters of the stacks; ARNs are built from them. */
  readonly aws: { readonly partition: 'aws'; readonly region: string; readonly accountId: string };
  /** Folder of this region's state; each part keeps its own folder below. */
  readonly dataFolder: string;
  /** Where the assembly keeps the asset that a template names by its S3 key. */
  asset(s3Key: string): string;
  /** Epoch milliseconds by the host's clock, which may be shifted. */
  now(): number;
  /** A Float64: milliseconds that the host's clock is ahead of the machine's; shared with every worker. */
  readonly clockOffset: SharedArrayBuffer;
  /** Where SDK calls arrive. It listens before the first resource starts. */
  readonly gateway: Gateway;
  readonly iam: Iam;
  readonly functions: Functions;
  /** The local door: the site, `/api/…` and the pages below `/_local/`. */
  readonly door: Door;
  /** One line for whoever runs the host; `source` is a short name such as `queue` or `mapping queue-Relay`. */
  log(source: string, line: string): void;
  /** The same for what is only wanted with `--verbose`, such as what a function writes. */
  trace(source: string, line: string): void;
  /** Runs when the host stops, after the resources have: latest registered first. */
  onStop(stop: () => void | Promise<void>): void;
}

/**
 * Something that resource types share within one host, made on first use: `const queues = part((host) => new Queues(host))`,
 * then `queues(host).byArn(…)`.
 */
export function part<T>(make: (host: Host) => T): (host: Host) => T {
  const made = new WeakMap<Host, { value: T }>();
  return (host) => {
    const known = made.get(host) ?? { value: make(host) };
    made.set(host, known);
    return known.value;
  };
}

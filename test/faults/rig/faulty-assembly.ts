import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { type Wrappable, type Wrapping, wrappable } from './orders.ts';

/** What is changed in a copy of a region's assembly; everything else is what would be deployed. */
export interface Changes {
  /** Endpoints that the functions are given, such as AWS_ENDPOINT_URL_DYNAMODB. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Functions to be wrapped. */
  readonly wrapped?: Readonly<Partial<Record<Wrappable, Wrapping>>>;
  /** Seconds that a failed message of a function stays hidden, and how often it may come: real ones take a quarter of an hour. */
  readonly queues?: Readonly<Partial<Record<Wrappable, { readonly hidden: number; readonly tries: number }>>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties: {
    Environment?: { Variables?: Record<string, string> };
    readonly Code?: { readonly S3Key?: string };
    RedrivePolicy?: { maxReceiveCount: number };
    VisibilityTimeout?: number;
  };
}

/** Copies the folder of a region (as test/world/synthesize.ts writes it) with changes to its templates and bundles. */
export function writeFaultyAssembly(from: string, to: string, changes: Changes): void {
  cpSync(from, to, { recursive: true });
  const root = join(to, 'assembly');
  const templates = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.template.json'),
  );
  for (const file of templates) {
    const path = join(root, file);
    const template: { Resources: Record<string, Resource> } = JSON.parse(readFileSync(path, 'utf8'));
    for (const [name, resource] of Object.entries(template.Resources))
      change(root, { name, resource }, changes);
    writeFileSync(path, JSON.stringify(template));
  }
}

function change(
  root: string,
  { name, resource: { Type, Properties } }: { name: string; resource: Resource },
  { environment = {}, wrapped = {}, queues = {} }: Changes,
): void {
  const known = wrappable.find((prefix) => name.startsWith(prefix));
  const patience = known && queues[known];
  if (Type === 'AWS::SQS::Queue' && patience && Properties.RedrivePolicy) {
    Properties.VisibilityTimeout = patience.hidden;
    Properties.RedrivePolicy.maxReceiveCount = patience.tries;
  }
  if (Type !== 'AWS::Lambda::Function' || !known) return;
  const wrapping = wrapped[known];
  Properties.Environment = {
    Variables: {
      ...Properties.Environment?.Variables,
      ...environment,
      ...(wrapping && { FAULTS: JSON.stringify(wrapping) }),
    },
  };
  if (wrapping) wrap(join(root, `asset.${Properties.Code?.S3Key?.replace('.zip', '')}`));
}

function wrap(asset: string): void {
  const bundle = join(asset, 'index.js');
  renameSync(bundle, join(asset, 'original.js'));
  buildSync({
    entryPoints: [join(import.meta.dirname, 'wrapped-function.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bundle } from '#infra/bundles.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import type { Region } from '#shared/region/schema.ts';
import { startEngine } from '../../../local-aws/engine/engine.ts';
import { createServiceTable } from '../../world/service-table.ts';
import { startTap, type Tap } from './tap.ts';

/** The queue service's functions as they would be uploaded, beside an embedded engine. */
export interface QueueRig {
  readonly tap: Tap;
  /** Of the engine itself. */
  readonly engine: string;
  readonly folder: string;
  /** Path of a function's bundle: `book`. */
  readonly bundle: (entry: string) => string;
  /** A bundle's metafile, as esbuild wrote it. */
  readonly metafile: () => string;
  /** The environment of a function on that table. */
  readonly environment: (table: string) => Readonly<Record<string, string>>;
  readonly createTable: (name: string) => Promise<void>;
  end(): Promise<void>;
}

/** A key secret as the stack makes it. */
export const secret = JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'bench'.repeat(13) });

/** What the site's door adds to every request. */
export const doorKey = 'door'.repeat(16);

const aws = {
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
};

/** Bundles a region's functions and starts an engine in a folder of their own. */
export async function startQueue(region: Region): Promise<QueueRig> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-bench-'));
  const bundles = join(folder, 'bundles');
  await bundle({ region, catalogue, folder: bundles });
  const engine = await startEngine({ folder: join(folder, 'engine') });
  const tap = await startTap(engine.endpoint, {
    keys: secret,
    origin: JSON.stringify({ v1: doorKey }),
  });
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: aws.AWS_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    tap,
    engine: engine.endpoint,
    folder,
    bundle: (entry) => join(bundles, `queue-${entry}`, 'index.js'),
    metafile: () => readFileSync(join(bundles, 'maps', 'metafile.json'), 'utf8'),
    environment: (table) => ({
      ...aws,
      PATH: process.env['PATH'] ?? '',
      TZ: 'UTC',
      AWS_ENDPOINT_URL_DYNAMODB: tap.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: tap.url,
      TABLE_NAME: table,
      KEYS_SECRET: 'keys',
      ORIGIN_SECRET: 'origin',
      SITE_ORIGIN: region.origin,
      POWERTOOLS_SERVICE_NAME: 'queue',
      REGION_ID: region.id,
    }),
    createTable: async (name) => {
      await client.send(createServiceTable(name));
    },
    end: async () => {
      client.destroy();
      await tap.end();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

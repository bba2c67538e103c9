import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import type { Host } from '../host.ts';
import { hosted } from '../resource.ts';
import { deployedFiles, fileReader } from '../site/deployed-files.ts';

const markers = z.optional(z.array(z.record(z.string(), z.string())));
const nothingCached = 'the local distribution keeps no cache';

/** What the CDK's function does with `aws s3 sync`, without copying: keys point at the files of the assembly. */
export const bucketDeployment = hosted({
  type: 'Custom::CDKBucketDeployment',
  properties: z.strictObject({
    ServiceToken: z.string(),
    SourceObjectKeys: z.array(z.string()),
    SourceMarkers: markers,
    DestinationBucketName: z.string(),
    DestinationBucketKeyPrefix: z.optional(z.string()),
    Prune: z.optional(z.boolean()),
    Exclude: z.optional(z.array(z.string())),
    Include: z.optional(z.array(z.string())),
    SystemMetadata: z.optional(z.record(z.string(), z.string())),
  }),
  noLocalEffect: {
    SourceBucketNames: 'assets are read from the assembly',
    DistributionId: nothingCached,
    DistributionPaths: nothingCached,
    WaitForDistributionInvalidation: nothingCached,
    OutputObjectKeys: 'nothing reads them',
    RetainOnDelete: 'the host never deletes a deployment',
  },
  start: ({ properties, logicalId }, host) => {
    const bucket = properties.DestinationBucketName;
    const files = deployedFiles(host).get(bucket) ?? new Map();
    deployedFiles(host).set(bucket, files);
    const prefix = properties.DestinationBucketKeyPrefix?.replace(/\/?$/, '/').replace(/^\//, '') ?? '';
    const wanted = filter(properties.Exclude ?? [], properties.Include ?? []);
    if (properties.Prune) for (const key of [...files.keys()]) if (key.startsWith(prefix)) files.delete(key);
    for (const [index, source] of properties.SourceObjectKeys.entries()) {
      const replace = replaceMarkers(properties.SourceMarkers?.[index] ?? {});
      for (const { name, path } of filesBelow(source, host)) {
        if (wanted(name))
          files.set(`${prefix}${name}`, fileReader(path, properties.SystemMetadata ?? {}, replace));
      }
    }
    return { ref: logicalId, attributes: { DestinationBucketArn: `arn:aws:s3:::${bucket}` } };
  },
});

function filesBelow(source: string, host: Host): { name: string; path: string }[] {
  const folder = host.asset(source);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), path }));
}

/** `--exclude … --include …`: the last pattern that fits decides; without one a file is copied. */
function filter(exclude: readonly string[], include: readonly string[]): (name: string) => boolean {
  const fits = (patterns: readonly string[], name: string) =>
    patterns.some((pattern) => new RegExp(`^${glob(pattern)}$`, 's').test(name));
  return (name) => fits(include, name) || !fits(exclude, name);
}

const glob = (pattern: string) =>
  pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');

/** Values that are only known at deployment stand in the files as markers. */
function replaceMarkers(values: Readonly<Record<string, string>>): (content: Buffer) => Buffer {
  const entries = Object.entries(values);
  if (entries.length === 0) return (content) => content;
  return (content) =>
    Buffer.from(entries.reduce((text, [mark, value]) => text.replaceAll(mark, value), content.toString()));
}

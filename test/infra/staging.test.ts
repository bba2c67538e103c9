import { expect, test } from 'vitest';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { stagingOf } from '#infra/staging.ts';
import { regionSchema } from '#shared/region/schema.ts';
import { readTemplates } from './assembly.ts';
import { stageOf } from './region.ts';

/** Names that the CDK makes of a construct's path end with a hash of it, and versions with a hash of what was published. */
const alike = (text: string, id: string) =>
  text
    .replaceAll(/"ap-southeast-3[a-z][\w-]+"/g, '"<made>"')
    .replaceAll(/(cr-owned:)[0-9a-f]{8}/g, '$1')
    .replaceAll(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1')
    .replaceAll(
      new RegExp(`${id.replaceAll('-', '')}(staging)?[\\w-]*?[0-9A-F]{8,9}(?=["-])`, 'g'),
      '<made>',
    );

/** Region → templates of its staging, made once. */
const rehearsals = new Map(
  await Promise.all(
    regionIds.map(async (id) => {
      const staging = stagingOf(await loadRegion(id));
      return [id, readTemplates(stageOf(staging).stage)] as const;
    }),
  ),
);

test.each(regionIds)('staging of %s is its production under other names, and nothing more', async (id) => {
  const region = await loadRegion(id);
  const staging = stagingOf(region);
  const { host } = new URL(region.origin);

  const production = readTemplates(stageOf(region).stage);
  const rehearsal = rehearsals.get(id) ?? [];

  expect(() => regionSchema.parse(staging)).not.toThrow();
  expect(rehearsal.map(({ name }) => name)).toEqual(
    production.map(({ name }) => name.replace(`${id}-`, `${id}-staging-`)),
  );
  const renamed = rehearsal.map(({ text }) =>
    alike(text, id).replaceAll(`${id}-staging`, id).replaceAll(`staging.${host}`, host),
  );
  expect(renamed).toEqual(production.map(({ text }) => alike(text, id)));
});

test.each(regionIds)('names of %s in staging stay within what AWS allows', (id) => {
  const named = (rehearsals.get(id) ?? []).flatMap(({ resources }) =>
    resources.map(({ type, properties }) => ({ type, bucket: properties['BucketName'] })),
  );

  const buckets = named.flatMap(({ type, bucket }) =>
    type === 'AWS::S3::Bucket' && bucket !== undefined ? [JSON.stringify(bucket)] : [],
  );

  expect(buckets.length).toBeGreaterThan(0);
  // The account id stands for itself: {"Fn::Join":["",["balai-…-",{"Ref":"AWS::AccountId"}]]}.
  const lengths = buckets.map((text) =>
    [...text.matchAll(/"(balai-[^"]*)"/g)].map(([, name = '']) => name.length + 12),
  );
  expect(lengths.flat().filter((length) => length > 63)).toEqual([]);
});

import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPaperStore } from '#services/documents/store/paper-store.ts';
import { createMemoryPapers } from '#services/documents/testing/memory-papers.ts';
import { startWorld, type World } from '../world/world.ts';

// Forms are tried through the door: test/integration/documents/submission.test.ts.

let world: World;
beforeAll(async () => {
  world = await startWorld({ assemblies: inject('assemblies'), region: 'tanjungbalai' });
});
afterAll(() => world?.end());

function onBucket() {
  const { url: endpoint, accessKeyId, secretAccessKey } = world.gateway;
  const client = new S3Client({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId, secretAccessKey },
  });
  return createPaperStore({ client, bucket: 'balai-tanjungbalai-files-000000000000' });
}

describe.each([
  ['in memory', createMemoryPapers],
  ['in the bucket', onBucket],
])('files %s', (_, create) => {
  const bytes = new Uint8Array([1, 2, 3]);

  test('are read back as they were put, and the same put again is the same', async () => {
    const papers = create();
    expect(await papers.read('raw/a', 10)).toBeUndefined();

    const etag = await papers.put('raw/a', bytes, 'image/jpeg');

    expect(await papers.put('raw/a', bytes, 'image/jpeg')).toBe(etag);
    expect(etag).toMatch(/^[0-9a-f]{32}$/);
    expect(await papers.read('raw/a', 3)).toEqual({ bytes });
  });

  test('are not read beyond the most', async () => {
    const papers = create();
    await papers.put('raw/b', bytes, 'image/jpeg');

    expect(await papers.read('raw/b', 2)).toEqual({ tooLarge: true });
  });

  test('are copied while they are what they were, however often', async () => {
    const papers = create();
    const etag = await papers.put('clean/c', bytes, 'image/jpeg');
    const copy = () => papers.copy({ key: 'clean/c', etag }, 'file/c');

    expect([await copy(), await copy()]).toEqual(['copied', 'copied']);
    expect(await papers.read('file/c', 3)).toEqual({ bytes });
    await papers.put('clean/c', new Uint8Array([4]), 'image/jpeg');
    expect(await copy()).toBe('gone');
    expect(await papers.copy({ key: 'clean/none', etag }, 'file/c')).toBe('gone');
    expect(await papers.read('file/c', 3)).toEqual({ bytes });
  });
});

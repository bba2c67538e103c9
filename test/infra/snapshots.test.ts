import { expect, test } from 'vitest';
import { templatesOf } from './assembly.ts';

const templates = await templatesOf('tanjungbalai');

test.each(templates)('$name is deployed as it was reviewed', async ({ name, text }) => {
  await expect(text).toMatchFileSnapshot(`snapshots/${name}.json.snap`);
});

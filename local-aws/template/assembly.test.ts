import { expect, test } from 'vitest';
import { homeRegion } from './assembly.ts';

const stacksIn = (...regions: readonly (string | undefined)[]) =>
  regions.map((region, index) => ({ name: `${index}`, region, template: { Resources: {} } }));

test('the home of an assembly is the region of most of its stacks, whatever their order', () => {
  expect(
    homeRegion(stacksIn('us-east-1', 'us-east-1', 'ap-southeast-3', 'ap-southeast-3', 'ap-southeast-3')),
  ).toBe('ap-southeast-3');
});

test('stacks that may go anywhere do not count', () => {
  expect(homeRegion(stacksIn(undefined, undefined, 'ap-southeast-3'))).toBe('ap-southeast-3');
  expect(homeRegion(stacksIn(undefined))).toBeUndefined();
});

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { ServiceContext } from '#infra/constructs/context.ts';
import { loadRegion } from '#infra/regions.ts';
import { PlatformStack } from '#infra/stacks/platform.ts';
import { emptyBundles } from './region.ts';

const region = await loadRegion('tanjungbalai');

/** The template of a stack in which only `build` has put something, on a platform of its own. */
export function templateOf(build: (stack: Stack, context: ServiceContext) => void): Template {
  const app = new App({ builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Test');
  const platform = new PlatformStack(app, 'Platform', { region, staffOrigin: 'https://petugas.example' });
  build(stack, { service: 'queue', region, platform, bundles: emptyBundles });
  return Template.fromStack(stack);
}

import { loadRegion } from '#infra/regions.ts';
import { stagingOf } from '#infra/staging.ts';
import type { Region } from '#shared/region/schema.ts';
import { type Resource, readAssembly } from './assembly.ts';
import { synthesised } from './synthesise.ts';

/** Which deployment an operator speaks of. */
export interface DeploymentName {
  /** Id of a region's file. */
  readonly region: string;
  /** `staging`: the same region beside production. */
  readonly stage?: string | undefined;
  /** Folder of `cdk synth` that was kept; without it the region is synthesised into one that is thrown away. */
  readonly assembly?: string | undefined;
}

/** A region as it is deployed, and what it is made of. */
export interface Deployment {
  readonly region: Region;
  readonly staging: boolean;
  readonly resources: readonly Resource[];
}

/** What would be deployed; throws on a region or stage that there is not. */
export async function deploymentOf({ region: id, stage, assembly }: DeploymentName): Promise<Deployment> {
  if (stage !== undefined && stage !== 'staging') throw new Error(`--stage ${stage}: hanya ada "staging".`);
  const region = await loadRegion(id);
  const deployed = stage === undefined ? region : stagingOf(region);
  return {
    region: deployed,
    staging: stage !== undefined,
    resources:
      assembly === undefined
        ? synthesised({ region: id, stage }, deployed.id)
        : readAssembly(assembly, deployed.id),
  };
}

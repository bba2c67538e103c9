import type { Stage } from 'aws-cdk-lib';
import * as z from 'zod/mini';
import { loadRegion } from '#infra/regions.ts';
import { stageOf } from './region.ts';

const properties = z.record(z.string(), z.unknown());
const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z._default(properties, {}),
      DeletionPolicy: z.optional(z.string()),
      UpdateReplacePolicy: z.optional(z.string()),
    }),
  ),
  Outputs: z.optional(properties),
});

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
}

export interface StackTemplate {
  readonly name: string;
  /** The template as it would be deployed, with the hashes of assets made equal. */
  readonly text: string;
  readonly resources: readonly Resource[];
}

/** The templates of a region. */
export async function templatesOf(id: string): Promise<readonly StackTemplate[]> {
  return readTemplates(stageOf(await loadRegion(id)).stage);
}

/** The templates of a stage. */
export function readTemplates(stage: Stage): readonly StackTemplate[] {
  return stage.synth().stacks.map(({ stackName, template: raw }) => ({
    name: stackName,
    text: JSON.stringify(raw, null, 2).replaceAll(/[0-9a-f]{64}/g, '<asset>'),
    resources: Object.entries(template.parse(raw).Resources).map(([logicalId, resource]) => ({
      stack: stackName,
      id: logicalId,
      type: resource.Type,
      properties: resource.Properties,
      deletionPolicy: resource.DeletionPolicy,
      updateReplacePolicy: resource.UpdateReplacePolicy,
    })),
  }));
}

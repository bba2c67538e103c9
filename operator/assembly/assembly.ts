import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** A resource of a template, as it would be deployed. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z._default(z.record(z.string(), z.unknown()), {}) }),
  ),
});

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z.optional(
        z.looseObject({ templateFile: z.optional(z.string()), stackName: z.optional(z.string()) }),
      ),
    }),
  ),
});

/** Every resource of a stage, read from the folder that `cdk synth` wrote. */
export function readAssembly(folder: string, stage: string): readonly Resource[] {
  const place = join(folder, `assembly-${stage}`);
  const list = join(place, 'manifest.json');
  if (!existsSync(list)) throw new Error(`${folder} tidak memuat templat ${stage}.`);
  const { artifacts } = manifest.parse(JSON.parse(readFileSync(list, 'utf8')));
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) => {
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return [];
    const text = readFileSync(join(place, properties.templateFile), 'utf8');
    return Object.entries(template.parse(JSON.parse(text)).Resources).map(([logicalId, resource]) => ({
      stack: properties.stackName ?? id,
      id: logicalId,
      type: resource.Type,
      properties: resource.Properties,
    }));
  });
}

/** The resources of a type. */
export const ofType = (resources: readonly Resource[], type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { StartError } from '../start-error.ts';

const manifestSchema = z.object({
  artifacts: z.optional(
    z.record(
      z.string(),
      z.object({
        type: z.string(),
        environment: z.optional(z.string()),
        properties: z.optional(
          z.object({
            directoryName: z.optional(z.string()),
            templateFile: z.optional(z.string()),
            stackName: z.optional(z.string()),
            file: z.optional(z.string()),
          }),
        ),
      }),
    ),
  ),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.optional(z.string()) }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

const resourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.optional(z.record(z.string(), z.unknown())),
  DependsOn: z.optional(z.union([z.string(), z.array(z.string())])),
  Condition: z.optional(z.string()),
  // For CloudFormation alone: nothing is replaced or deleted here.
  Metadata: z.optional(z.unknown()),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
});

const outputSchema = z.strictObject({
  Description: z.optional(z.string()),
  Value: z.unknown(),
  Export: z.optional(z.object({ Name: z.unknown() })),
  Condition: z.optional(z.string()),
});

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.optional(z.string()),
  Description: z.optional(z.string()),
  Metadata: z.optional(z.unknown()),
  // They ask whether an account is ready to be deployed to.
  Rules: z.optional(z.unknown()),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.optional(z.record(z.string(), outputSchema)),
  Parameters: z.optional(
    z.record(z.string(), z.looseObject({ Type: z.string(), Default: z.optional(z.unknown()) })),
  ),
  Conditions: z.optional(z.record(z.string(), z.unknown())),
  Mappings: z.optional(z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateResource = z.infer<typeof resourceSchema>;

export interface Stack {
  readonly name: string;
  /** AWS region the stack is meant for; undefined if the template leaves it open. */
  readonly region: string | undefined;
  readonly template: Template;
}

/** What a synth leaves behind: the stacks of all nested assemblies, and where each asset lies. */
export interface Assembly {
  readonly stacks: readonly Stack[];
  /** Key in the assets bucket → file or folder. */
  readonly assets: ReadonlyMap<string, string>;
}

/** The AWS region that most stacks are meant for: CloudFront has the others put a few things into us-east-1. */
export function homeRegion(stacks: readonly Stack[]): string | undefined {
  const named = stacks.map(({ region }) => region).filter((region) => region !== undefined);
  const times = (wanted: string) => named.filter((region) => region === wanted).length;
  return named.toSorted((one, other) => times(other) - times(one))[0];
}

export function loadAssembly(folder: string): Assembly {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  collect(resolve(folder), stacks, assets);
  return { stacks, assets };
}

function collect(folder: string, stacks: Stack[], assets: Map<string, string>): void {
  const { artifacts = {} } = read(join(folder, 'manifest.json'), manifestSchema);
  for (const [id, { type, environment, properties }] of Object.entries(artifacts)) {
    if (type === 'cdk:cloud-assembly' && properties?.directoryName) {
      collect(join(folder, properties.directoryName), stacks, assets);
    }
    if (type === 'cdk:asset-manifest' && properties?.file) {
      const { files } = read(join(folder, properties.file), assetsSchema);
      for (const { source, destinations } of Object.values(files)) {
        for (const { objectKey } of Object.values(destinations)) {
          if (source.path) assets.set(objectKey, resolve(folder, source.path));
        }
      }
    }
    if (type === 'aws:cloudformation:stack' && properties?.templateFile) {
      const name = properties.stackName ?? id;
      const template = readTemplate(join(folder, properties.templateFile), name);
      stacks.push({ name, region: regionOf(environment), template });
    }
  }
}

/** `aws://<account>/<region>`; CDK writes `unknown-region` for a stack that may go anywhere. */
function regionOf(environment: string | undefined): string | undefined {
  const region = environment?.split('/').at(-1);
  return region === 'unknown-region' ? undefined : region;
}

/** A template whose sections the host knows: what it passed over might change what the stack means. */
function readTemplate(file: string, stack: string): Template {
  const parsed = z.safeParse(templateSchema, read(file, z.unknown()));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const [section, id, ...rest] = issue.path.map(String);
    const where =
      section === 'Resources' && id !== undefined
        ? `resource ${id}`
        : [section, id].flat().filter(Boolean).join('.');
    const what = issue.code === 'unrecognized_keys' ? `unknown ${issue.keys.join(', ')}` : issue.message;
    return [`stack ${stack}`, where || 'template', [rest.join('.'), what].filter(Boolean).join(' ')].join(
      ', ',
    );
  });
  throw new StartError(
    problems.join('\n'),
    'Teach the host these parts of templates in local-aws/template/.',
  );
}

function read<T extends z.core.$ZodType>(file: string, schema: T): z.output<T> {
  try {
    return z.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new StartError(`${file} is not what a synth writes`, 'Synthesise again, or start with --fresh.', {
      cause,
    });
  }
}

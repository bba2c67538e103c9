import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadRegion, regionIds } from '#infra/regions.ts';
import { resourceTypes } from '../../local-aws/resources/index.ts';
import { type Assembly, homeRegion, loadAssembly } from '../../local-aws/template/assembly.ts';
import { checkTemplates } from '../../local-aws/template/check.ts';
import { intrinsicOf } from '../../local-aws/template/intrinsics.ts';
import { noEffect, without } from '../../local-aws/template/no-effect.ts';
import { type Planned, plan } from '../../local-aws/template/plan.ts';
import { isRecord, type PlainRecord } from '../../local-aws/template/record.ts';
import { Scopes } from '../../local-aws/template/scope.ts';
import { TypeTable } from '../../local-aws/template/type-table.ts';
import { stageOf } from './region.ts';

// AWS: Templates: every resource of every region, changed in every way <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html>

// What the one-machine host does not understand stops it: every resource of every region is changed in every way below, and each
// change must be refused by the name of its stack, resource and property.

type Path = readonly (string | number)[];
interface Change {
  readonly path: Path;
  /** What the refusal says of the path. */
  readonly says: string;
  readonly properties: PlainRecord;
}

describe.each(regionIds)('%s on one machine', (id) => {
  let assembly: Assembly;
  let planned: readonly Planned[];
  let scopes: Scopes;
  let types: TypeTable;

  beforeAll(async () => {
    assembly = loadAssembly(stageOf(await loadRegion(id)).stage.synth().directory);
    const region = homeRegion(assembly.stacks) ?? '';
    scopes = new Scopes(assembly.stacks, { partition: 'aws', region, accountId: '0' });
    planned = plan(assembly.stacks, scopes);
    types = new TypeTable(resourceTypes, planned);
  });

  const refusal = (changed: Planned): string => {
    try {
      checkTemplates([changed], { types, scopes });
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  /** Changes of every resource whose properties are obeyed that were not refused as they should be. */
  const overlooked = (changesOf: (hosted: HostedPart) => Change[]): { tried: number; wrong: string[] } => {
    let tried = 0;
    const wrong = planned.flatMap((each) => {
      const { stack, logicalId, resource } = each;
      const hosted = hostedPart(each, types);
      return (hosted ? changesOf(hosted) : []).flatMap(({ path, says, properties }) => {
        tried += 1;
        const said = refusal({ ...each, resource: { ...resource, Properties: properties } });
        const names = path.filter((part) => typeof part === 'string').join('.');
        const wanted = `stack ${stack.name}, resource ${logicalId}: ${resource.Type} ${says.replace('<path>', names)}`;
        return said.includes(wanted) ? [] : [`${wanted} ← ${said}`];
      });
    });
    return { tried, wrong };
  };

  test('is taken as it is', () => {
    expect(() => checkTemplates(planned, { types, scopes })).not.toThrow();
  });

  test.each<[string, (hosted: HostedPart) => Change[]]>([
    ['an unknown property at any level', unknownProperties],
    [
      'an unknown function in place of any value',
      (hosted) => replaced(hosted, { 'Fn::Guess': ['x'] }, 'has the unknown function Fn::Guess at <path>'),
    ],
    [
      'a reference to nothing in place of any value',
      (hosted) => replaced(hosted, { Ref: 'Nothing' }, 'refers to Nothing at <path>, which this stack lacks'),
    ],
    ['another value of an enumeration', unsupportedValues],
    ['a required property taken away', withoutRequired],
  ])('refuses %s', (_, changesOf) => {
    const { tried, wrong } = overlooked(changesOf);

    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });

  test('refuses every type under a name that nobody hosts, and a dependency on nothing', () => {
    const wrong = planned.filter((each) => {
      const { stack, logicalId, resource } = each;
      const where = `stack ${stack.name}, resource ${logicalId}: `;
      const renamed = { ...each, logicalId, resource: { ...resource, Type: `${resource.Type}V2` } };
      const waiting = { ...each, resource: { ...resource, DependsOn: ['Nothing'] } };
      const provider = types.of(renamed) !== undefined;
      return !(
        (provider || refusal(renamed).includes(`${where}unknown resource type ${resource.Type}V2`)) &&
        refusal(waiting).includes(`${where}DependsOn refers to Nothing, which this stack lacks`)
      );
    });

    expect(wrong.map(({ logicalId }) => logicalId)).toEqual([]);
  });
});

interface HostedPart {
  readonly schema: z.core.$ZodType;
  /** What the host obeys, and all that the template says. */
  readonly obeyed: PlainRecord;
  readonly all: PlainRecord;
}

function hostedPart(planned: Planned, types: TypeTable): HostedPart | undefined {
  const type = types.of(planned);
  if (!type || !('properties' in type)) return undefined;
  const all = planned.resource.Properties ?? {};
  return { schema: type.properties, obeyed: without(all, noEffect(type)), all };
}

interface Place {
  readonly path: Path;
  readonly value: unknown;
  readonly schema: z.core.$ZodType;
  /** Within one of several kinds of objects: what is amiss may be told by the name of a sibling. */
  readonly choice: boolean;
}

/** Every place in what the host obeys where its schema lists names or values; free-form parts and functions are left out. */
function places(
  value: unknown,
  schema: z.core.$ZodType,
  at: Pick<Place, 'path' | 'choice'> = { path: [], choice: false },
): Place[] {
  if (intrinsicOf(value)) return [];
  const { path, choice } = at;
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodNullable
  ) {
    return places(value, schema._zod.def.innerType, at);
  }
  if (schema instanceof z.core.$ZodPipe) return places(value, schema._zod.def.in, at);
  const here = { ...at, value, schema };
  if (schema instanceof z.core.$ZodUnion) {
    const { options } = schema._zod.def;
    const option = options.find((each) => fits(value, each));
    const several = options.filter((each) => each instanceof z.core.$ZodObject).length > 1;
    return option ? places(value, option, { path, choice: choice || several }) : [];
  }
  if (schema instanceof z.core.$ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) =>
      places(item, schema._zod.def.element, { path: [...path, index], choice }),
    );
  }
  if (schema instanceof z.core.$ZodObject && isRecord(value)) {
    const inner = Object.entries(value).flatMap(([name, item]) => {
      const known = schema._zod.def.shape[name];
      return known ? places(item, known, { path: [...path, name], choice }) : [];
    });
    return [here, ...inner];
  }
  return [here];
}

function fits(value: unknown, schema: z.core.$ZodType): boolean {
  if (schema instanceof z.core.$ZodPipe) return fits(value, schema._zod.def.in);
  if (schema instanceof z.core.$ZodObject) {
    return isRecord(value) && Object.keys(value).every((name) => Object.hasOwn(schema._zod.def.shape, name));
  }
  if (schema instanceof z.core.$ZodArray) return Array.isArray(value);
  return z.safeParse(schema, value).success;
}

const objects = ({ obeyed, schema }: HostedPart) =>
  places(obeyed, schema).filter((place) => place.schema instanceof z.core.$ZodObject);

function unknownProperties(hosted: HostedPart): Change[] {
  return objects(hosted).map(({ path }) => ({
    path: [...path, 'Frobnicate'],
    says: 'has the unknown property <path>',
    properties: set(hosted.all, [...path, 'Frobnicate'], 'x'),
  }));
}

function replaced(hosted: HostedPart, by: unknown, says: string): Change[] {
  return places(hosted.obeyed, hosted.schema)
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => ({ path, says, properties: set(hosted.all, path, by) }));
}

function unsupportedValues(hosted: HostedPart): Change[] {
  return places(hosted.obeyed, hosted.schema)
    .filter(({ schema }) => schema instanceof z.core.$ZodEnum || schema instanceof z.core.$ZodLiteral)
    .map(({ path }) => ({
      path,
      says: 'has ',
      properties: set(hosted.all, path, 'UNSUPPORTED'),
    }));
}

function withoutRequired(hosted: HostedPart): Change[] {
  return objects(hosted).flatMap(({ path, schema, value, choice }) => {
    if (!(schema instanceof z.core.$ZodObject) || !isRecord(value)) return [];
    return Object.keys(value)
      .filter((name) => {
        const inner = schema._zod.def.shape[name];
        return inner && !z.safeParse(inner, undefined).success;
      })
      .map((name) => ({
        path: [...path, name],
        says: choice ? '' : 'lacks the property <path>',
        properties: set(hosted.all, [...path, name], undefined),
      }));
  });
}

/** A copy with one place changed; undefined takes it away. */
function set(record: PlainRecord, path: Path, value: unknown): PlainRecord {
  const copy = structuredClone(record);
  let holder: unknown = copy;
  for (const part of path.slice(0, -1)) holder = Reflect.get(Object(holder), part);
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return copy;
}

import { type HostedType, type IgnoredType, ignored } from '../resource.ts';
import type { Planned } from './plan.ts';
import { referencesIn } from './references.ts';

/** Which type hosts a resource: looked up by its name, with one exception that depends on who uses it. */
export class TypeTable {
  readonly #byName: ReadonlyMap<string, HostedType | IgnoredType>;
  readonly #providers: ReadonlySet<string>;

  constructor(types: readonly (HostedType | IgnoredType)[], planned: readonly Planned[]) {
    this.#byName = new Map(types.map((type) => [type.type, type]));
    const custom = planned.filter(({ resource }) => this.#byName.has(resource.Type));
    this.#providers = new Set(custom.flatMap(providersOf));
  }

  of({ stack, logicalId, resource }: Planned): HostedType | IgnoredType | undefined {
    if (this.#providers.has(`${stack.name}/${logicalId}`)) return provider;
    return this.#byName.get(resource.Type);
  }
}

/** The function behind a custom resource that the host does itself. */
function providersOf({ stack, resource }: Planned): string[] {
  const token = resource.Properties?.['ServiceToken'];
  return [...referencesIn(token).names].map((name) => `${stack.name}/${name}`);
}

const provider = ignored(
  'AWS::Lambda::Function',
  'the host does itself what this function does for its custom resource',
  ({ physicalName }, { aws }) => ({
    ref: physicalName,
    attributes: { Arn: `arn:aws:lambda:${aws.region}:${aws.accountId}:function:${physicalName}` },
  }),
);

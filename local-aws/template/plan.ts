import { StartError } from '../start-error.ts';
import type { Stack, TemplateResource } from './assembly.ts';
import { referencesIn } from './references.ts';
import { resolve } from './resolve.ts';
import type { Scopes } from './scope.ts';

/** A resource that will start: its condition, if any, holds. */
export interface Planned {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly resource: TemplateResource;
}

/** The resources of all stacks, each after what it refers to, in its own stack or another. */
export function plan(stacks: readonly Stack[], scopes: Scopes): Planned[] {
  const all = new Map<string, Planned>();
  for (const stack of stacks) {
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      const wanted =
        resource.Condition === undefined || scopes.of(stack, logicalId).condition(resource.Condition);
      if (wanted) all.set(`${stack.name}/${logicalId}`, { stack, logicalId, resource });
    }
  }
  return inOrder(all, (planned) => needsOf(planned, stacks, scopes));
}

function needsOf(
  { stack, logicalId, resource }: Planned,
  stacks: readonly Stack[],
  scopes: Scopes,
): string[] {
  const explicit = [resource.DependsOn ?? []].flat().map((id) => `${stack.name}/${id}`);
  return [...explicit, ...behind(resource.Properties, stack, logicalId)];

  function behind(value: unknown, owner: Stack, id: string): string[] {
    const { names, exports, outputs } = referencesIn(value);
    const scope = scopes.of(owner, id);
    const elsewhere = [
      ...exports.map((name) => scopes.exporter(String(resolve(name, scope)))),
      ...outputs.map(({ stack: other, output }) => ({
        stack: stacks.find(({ name }) => name === resolve(other, scope)),
        output: String(resolve(output, scope)),
      })),
    ];
    return [
      ...[...names].map((name) => `${owner.name}/${name}`),
      ...elsewhere.flatMap((target) =>
        target?.stack
          ? behind(target.stack.template.Outputs?.[target.output]?.Value, target.stack, target.output)
          : [],
      ),
    ];
  }
}

/** Depth first; names that are no resource (parameters, left-out ones) are nobody's need. */
function inOrder(all: ReadonlyMap<string, Planned>, needs: (planned: Planned) => string[]): Planned[] {
  const ordered = new Map<string, Planned>();
  const visit = (key: string, path: readonly string[]): void => {
    const planned = all.get(key);
    if (!planned || ordered.has(key)) return;
    if (path.includes(key)) {
      const circle = [...path.slice(path.indexOf(key)), key].join(' → ');
      throw new StartError(
        `These resources need each other: ${circle}`,
        'CloudFormation could not deploy them either.',
      );
    }
    for (const need of needs(planned)) if (need !== key) visit(need, [...path, key]);
    ordered.set(key, planned);
  };
  for (const key of all.keys()) visit(key, []);
  return [...ordered.values()];
}

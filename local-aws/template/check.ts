import { StartError } from '../start-error.ts';
import { misfits } from './misfits.ts';
import { noEffect, without } from './no-effect.ts';
import type { Planned } from './plan.ts';
import { functionUses, type Use } from './references.ts';
import { isKnownFunction } from './resolve.ts';
import type { Scopes } from './scope.ts';
import type { TypeTable } from './type-table.ts';

/** Stops the start, naming all of it, if templates hold what the host knows nothing about; before anything has started. */
export function checkTemplates(
  planned: readonly Planned[],
  { types, scopes }: { types: TypeTable; scopes: Scopes },
): void {
  const problems = planned.flatMap((each) =>
    problemsOf(each, types, scopes).map(
      (problem) => `stack ${each.stack.name}, resource ${each.logicalId}: ${problem}`,
    ),
  );
  if (problems.length > 0) {
    throw new StartError(
      problems.join('\n'),
      'Host them in local-aws/resources/, or say there why they have no local effect.',
    );
  }
}

function problemsOf(each: Planned, types: TypeTable, scopes: Scopes): string[] {
  const { resource, stack } = each;
  const type = types.of(each);
  if (!type) return [`unknown resource type ${resource.Type}`];
  const missing = [resource.DependsOn ?? []].flat().filter((id) => !scopes.knows(stack, id));
  const lost = missing.map((id) => `DependsOn refers to ${id}, which this stack lacks`);
  const given = resource.Properties ?? {};
  const properties = 'properties' in type ? without(given, noEffect(type)) : given;
  const uses = functionUses(properties).flatMap((use) => problemsOfUse(use, each, scopes));
  const misfit = 'properties' in type ? misfits(properties, type.properties) : [];
  return [...lost, ...uses, ...misfit.map((problem) => `${resource.Type} ${problem}`)];
}

function problemsOfUse(use: Use, { resource, stack }: Planned, scopes: Scopes): string[] {
  const unknown = use.functions
    .filter((name) => !isKnownFunction(name))
    .map((name) => `${resource.Type} has the unknown function ${name} at ${use.path}`);
  const lost = [...use.names]
    .filter((name) => !scopes.knows(stack, name))
    .map((name) => `${resource.Type} refers to ${name} at ${use.path}, which this stack lacks`);
  return [...unknown, ...lost];
}

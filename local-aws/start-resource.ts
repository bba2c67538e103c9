import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Host } from './host.ts';
import type { Resource, Started } from './resource.ts';
import { referencedValue } from './secrets/referenced-value.ts';
import { StartError } from './start-error.ts';
import { resolveDynamic } from './template/dynamic-references.ts';
import { noEffect, without } from './template/no-effect.ts';
import type { Planned } from './template/plan.ts';
import { withPublicNames } from './template/public-names.ts';
import { isRecord, type PlainRecord } from './template/record.ts';
import { resolve } from './template/resolve.ts';
import type { Scopes } from './template/scope.ts';
import type { TypeTable } from './template/type-table.ts';

/** Starts one resource with its intrinsic functions resolved; what keeps it from starting says which one it is. */
export async function startResource(
  { stack, logicalId, resource: declared }: Planned,
  { types, scopes, host }: { types: TypeTable; scopes: Scopes; host: Host },
): Promise<Started> {
  const type = types.of({ stack, logicalId, resource: declared });
  const where = `stack ${stack.name}, resource ${logicalId} (${declared.Type})`;
  if (!type) throw new StartError(`${where}: unknown resource type`, 'Host it in local-aws/resources/.');
  const properties = isRecord(declared.Properties) ? declared.Properties : {};
  const resolveAll = (values: PlainRecord): PlainRecord => {
    const parts = Object.entries(values).map(([name, value]) =>
      resolve({ [name]: value }, scopes.of(stack, logicalId, name)),
    );
    return Object.assign({}, ...parts);
  };
  const resource = {
    stack: stack.name,
    logicalId,
    type: declared.Type,
    physicalName: nameOf(stack.name, logicalId),
  };
  try {
    if (!('properties' in type)) {
      return type.refer({ ...resource, properties: resolveAll(properties) }, host);
    }
    const resolved = withPublicNames(resolveAll(without(properties, noEffect(type))), host);
    const referenced = resolveDynamic(resolved, (wanted) => referencedValue(wanted, host));
    const values: Resource<unknown> = { ...resource, properties: referenced };
    return await type.start(values, host);
  } catch (cause) {
    if (cause instanceof z.core.$ZodError) {
      const problems = cause.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
      throw new StartError(
        `${where}: ${problems.join('; ')}`,
        'The host does not know this value; see local-aws/resources/.',
        { cause },
      );
    }
    if (cause instanceof StartError) throw cause;
    throw new StartError(
      `${where}: ${cause instanceof Error ? cause.message : cause}`,
      'If the data folder is damaged, begin anew with --fresh.',
      {
        cause,
      },
    );
  }
}

/** The same at every start; CloudFormation would add random characters. */
function nameOf(stack: string, logicalId: string): string {
  const name = `${stack}-${logicalId}`;
  if (name.length <= 60) return name;
  return `${name.slice(0, 51)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

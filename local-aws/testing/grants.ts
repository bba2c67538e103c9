import { isRecord, type PlainRecord } from '../template/record.ts';

/** One action of one statement of a role's policy. */
export interface Grant {
  readonly stack: string;
  /** Of the role, or of the AWS::IAM::Policy. */
  readonly logicalId: string;
  readonly policy: number;
  readonly statement: number;
  readonly action: string;
}

type Stacks = Readonly<Record<string, PlainRecord>>;

/** Every grant that templates give to roles, inline or in policies of their own. */
export function grantsIn(stacks: Stacks): Grant[] {
  return Object.entries(stacks).flatMap(([stack, template]) =>
    Object.entries(recordAt(template, 'Resources')).flatMap(([logicalId, resource]) =>
      documentsOf(resource).flatMap((document, policy) =>
        listAt(document, 'Statement').flatMap((statement, index) =>
          [isRecord(statement) ? statement['Action'] : []]
            .flat()
            .map((action) => ({ stack, logicalId, policy, statement: index, action: String(action) })),
        ),
      ),
    ),
  );
}

/** The templates without that one grant. */
export function without(stacks: Stacks, grant: Grant): Stacks {
  const copy = structuredClone(stacks);
  const resource = recordAt(recordAt(copy[grant.stack] ?? {}, 'Resources'), grant.logicalId);
  const document = documentsOf(resource)[grant.policy] ?? {};
  const statements = listAt(document, 'Statement');
  const statement = statements[grant.statement];
  if (isRecord(statement)) {
    const left = [statement['Action']].flat().filter((action) => action !== grant.action);
    // A statement must name an action; one that nothing asks for stands in for none.
    Object.assign(statement, { Action: left.length > 0 ? left : ['none:None'] });
  }
  Object.assign(document, { Statement: statements });
  return copy;
}

function documentsOf(resource: unknown): PlainRecord[] {
  if (!isRecord(resource)) return [];
  const properties = recordAt(resource, 'Properties');
  if (resource['Type'] === 'AWS::IAM::Policy') return [recordAt(properties, 'PolicyDocument')];
  if (resource['Type'] !== 'AWS::IAM::Role') return [];
  return listAt(properties, 'Policies').map((policy) =>
    recordAt(isRecord(policy) ? policy : {}, 'PolicyDocument'),
  );
}

function recordAt(holder: PlainRecord, name: string): PlainRecord {
  const value = holder[name];
  return isRecord(value) ? value : {};
}

function listAt(holder: PlainRecord, name: string): unknown[] {
  const value = holder[name];
  return value === undefined ? [] : [value].flat();
}

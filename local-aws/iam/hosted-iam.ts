import { AwsError, type Caller } from '../gateway.ts';
import { part } from '../host.ts';
import { StartError } from '../start-error.ts';
import { type Context, isConditionKey } from './conditions.ts';
import { evaluate, type Request, spokenTo } from './evaluate.ts';
import type { Iam, Need } from './iam.ts';
import { parsePolicy, type Statement } from './policy.ts';

interface Role {
  readonly arn: string;
  readonly trust: readonly Statement[];
  readonly policies: Map<string, readonly Statement[]>;
}

export const hostedIam = part(
  (host) => new HostedIam({ accountId: host.aws.accountId, now: () => host.now() }),
);

/** A need of a role that its policies allowed. */
export interface Access extends Request {
  readonly roleArn: string;
}

/** The roles and policies of the templates, asked at every call. */
export class HostedIam implements Iam {
  readonly #accountId: string;
  readonly #now: () => number;
  readonly #roles = new Map<string, Role>();
  readonly #byResource = new Map<string, Statement[]>();
  #onAllowed: ((access: Access) => void) | undefined;

  constructor(settings: { accountId: string; now: () => number }) {
    this.#accountId = settings.accountId;
    this.#now = settings.now;
  }

  addRole(arn: string, trustDocument: unknown): void {
    this.#roles.set(arn, { arn, trust: readPolicy(trustDocument, arn), policies: new Map() });
  }

  /** `nameOrArn` as Ref or GetAtt of the role give it. */
  addPolicy(nameOrArn: string, policyName: string, document: unknown): void {
    const role = [...this.#roles.values()].find(
      ({ arn }) => arn === nameOrArn || arn.endsWith(`/${nameOrArn}`),
    );
    if (!role) throw new AwsError('NoSuchEntity', `The role ${nameOrArn} does not exist`, 404);
    role.policies.set(policyName, readPolicy(document, `policy ${policyName}`));
  }

  attachToResource(arn: string, policyDocument: unknown): void {
    const statements = this.#byResource.get(arn) ?? [];
    statements.push(...readPolicy(policyDocument, `policy of ${arn}`));
    this.#byResource.set(arn, statements);
  }

  require(caller: Caller, needs: readonly Need[]): void {
    if (caller.kind === 'operator') return;
    for (const need of needs) {
      const refusal = this.#refusal(caller, need);
      if (refusal) throw new AwsError('AccessDeniedException', refusal);
    }
  }

  /** Tells of every access from now on, for tests that ask which grants are in use. */
  watch(onAllowed: (access: Access) => void): void {
    this.#onAllowed = onAllowed;
  }

  /** The statements that bind each role, by its ARN. */
  grants(): ReadonlyMap<string, readonly Statement[]> {
    return new Map(
      [...this.#roles.values()].map(({ arn, policies }) => [arn, [...policies.values()].flat()]),
    );
  }

  assume(roleArn: string, service: string, sourceArn: string): Caller {
    const role = this.#roles.get(roleArn);
    const caller: Caller = { kind: 'service', service, sourceArn };
    const request = { action: 'sts:AssumeRole', resource: roleArn, context: this.#context(caller, {}) };
    const decision = role ? evaluate(spokenTo(role.trust, caller, this.#accountId), request) : 'implicitDeny';
    if (decision !== 'allow') {
      throw new AwsError(
        'AccessDeniedException',
        `${service} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      );
    }
    return { kind: 'role', roleArn };
  }

  #refusal(
    caller: Exclude<Caller, { kind: 'operator' }>,
    { action, resource, context = {} }: Need,
  ): string | undefined {
    const request = { action, resource, context: this.#context(caller, context) };
    const atResource = spokenTo(this.#byResource.get(policyHolder(resource)) ?? [], caller, this.#accountId);
    const own =
      caller.kind === 'role' ? [...(this.#roles.get(caller.roleArn)?.policies.values() ?? [])].flat() : [];
    const decisions = [evaluate(own, request), evaluate(atResource, request)];
    const denied = decisions.includes('explicitDeny');
    if (!denied && decisions.includes('allow')) {
      if (caller.kind === 'role') this.#onAllowed?.({ ...request, roleArn: caller.roleArn });
      return undefined;
    }
    const kind = caller.kind === 'role' ? 'identity-based' : 'resource-based';
    const reason = denied
      ? `with an explicit deny in a policy`
      : `because no ${kind} policy allows the ${action} action`;
    return `User: ${this.#nameOf(caller)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  }

  #nameOf(caller: Exclude<Caller, { kind: 'operator' }>): string {
    if (caller.kind === 'service') return `${caller.service} (${caller.sourceArn})`;
    return `arn:aws:sts::${this.#accountId}:assumed-role/${caller.roleArn.split('/').at(-1)}/local`;
  }

  #context(caller: Caller, given: NonNullable<Need['context']>): Context {
    const context = new Map<string, readonly string[]>([
      // The loopback door stands for TLS.
      ['aws:securetransport', ['true']],
      ['aws:currenttime', [new Date(this.#now()).toISOString()]],
    ]);
    if (caller.kind === 'service') {
      context.set('aws:sourcearn', [caller.sourceArn]);
      context.set('aws:sourceaccount', [this.#accountId]);
      context.set('aws:principalisawsservice', ['true']);
    }
    if (caller.kind === 'role') {
      context.set('aws:principalarn', [caller.roleArn]);
      context.set('aws:principalaccount', [this.#accountId]);
    }
    for (const [key, value] of Object.entries(given)) context.set(key.toLowerCase(), [value].flat());
    return context;
  }
}

/** A condition on a key that is never filled in would hold or fail for no reason. */
function readPolicy(document: unknown, where: string): readonly Statement[] {
  const statements = parsePolicy(document, where);
  const keys = statements.flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.keys));
  const unknown = keys.find((key) => !isConditionKey(key));
  if (unknown === undefined) return statements;
  throw new StartError(
    `${where}: unknown condition key ${unknown}`,
    'Write the policy without it, or fill it in in local-aws/iam/.',
  );
}

/** An object's policy stands at its bucket. */
function policyHolder(resource: string): string {
  return resource.startsWith('arn:aws:s3:::') ? (resource.split('/')[0] ?? resource) : resource;
}

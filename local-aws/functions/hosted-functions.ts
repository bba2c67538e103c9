import { AwsError } from '../gateway.ts';
import { part } from '../host.ts';
import type { Iam } from '../iam/iam.ts';
import type { FunctionLog } from './function-log.ts';
import type { Functions, Invoker, Outcome } from './functions.ts';
import type { FunctionPool } from './pool.ts';

export interface HostedFunction {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly pool: FunctionPool;
  readonly log: FunctionLog;
}

export const hostedFunctions = part((host) => new HostedFunctions(host.iam));

/** All functions of the templates. */
export class HostedFunctions implements Functions {
  readonly #iam: Iam;
  readonly #byName = new Map<string, HostedFunction>();

  constructor(iam: Iam) {
    this.#iam = iam;
  }

  add(hosted: HostedFunction): void {
    this.#byName.set(hosted.name, hosted);
  }

  all(): readonly HostedFunction[] {
    return [...this.#byName.values()];
  }

  arnOf(nameOrArn: string): string {
    return this.#find(nameOrArn).arn;
  }

  roleOf(arn: string): string {
    return this.#find(arn).roleArn;
  }

  async invoke(arn: string, event: unknown, by: Invoker): Promise<Outcome> {
    const hosted = this.#find(arn);
    if (by.kind !== 'mapping') {
      this.#iam.require(by, [{ action: 'lambda:InvokeFunction', resource: hosted.arn }]);
    }
    return hosted.pool.invoke(JSON.stringify(event));
  }

  /** `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`, or the name alone. */
  #find(nameOrArn: string): HostedFunction {
    const parts = nameOrArn.split(':');
    const hosted = this.#byName.get((parts.length > 6 ? parts[6] : parts[0]) ?? '');
    if (hosted) return hosted;
    throw new AwsError('ResourceNotFoundException', `Function not found: ${nameOrArn}`, 404);
  }
}

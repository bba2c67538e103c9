import { Duration } from 'aws-cdk-lib';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Suffering } from './alarm.ts';
import type { ServiceContext } from './context.ts';
import { FunctionAlarms } from './function-alarms.ts';
import { type OwnRoleProps, ownRole } from './own-role.ts';

export interface ServiceFunctionProps extends OwnRoleProps {
  /** The service that it is a function of. */
  readonly context: ServiceContext;
  /** `api` for `services/<service>/handlers/api.ts`. */
  readonly entry: string;
  /** What people suffer while it fails. */
  readonly suffering: Suffering;
  /** Besides `POWERTOOLS_SERVICE_NAME` and `REGION_ID`, which every function has. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default 10 s. */
  readonly timeout?: Duration;
  /** MB; CPU grows with it. Default 512. */
  readonly memorySize?: number;
  /** Calls at once, taken from what the account has. Default: whatever the account has. */
  readonly reservedConcurrency?: number;
  /** Errors within five minutes at which the alarm rings. Default 1. */
  readonly alarmingErrors?: number;
}

/** A function with a role, a log and alarms of its own. */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: ILogGroup;
  /** `queue book`: what people call it. */
  readonly title: string;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { service, region, bundles } = props.context;
    this.title = `${service} ${props.entry}`;
    this.timeout = props.timeout ?? Duration.seconds(10);

    const { role, logGroup } = ownRole(this, props);
    this.logGroup = logGroup;
    this.function = new LambdaFunction(this, 'Function', {
      description: `${region.name.en}: ${service} ${props.entry}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundles.code(service, props.entry),
      handler: 'index.handler',
      memorySize: props.memorySize ?? 512,
      timeout: this.timeout,
      environment: { POWERTOOLS_SERVICE_NAME: service, REGION_ID: region.id, ...props.environment },
      role,
      logGroup,
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    new FunctionAlarms(this, 'Watched', {
      context: props.context,
      entry: props.entry,
      function: this.function,
      logGroup,
      timeout: this.timeout,
      suffering: props.suffering,
      alarmingErrors: props.alarmingErrors ?? 1,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Alarm, type Suffering } from './alarm.ts';
import type { ServiceContext } from './context.ts';
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
  /** Errors within five minutes at which the alarm rings. Default 1. */
  readonly alarmingErrors?: number;
}

/** A function with a role, a log and an alarm of its own. */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { service, region, platform, bundles } = props.context;
    this.timeout = props.timeout ?? Duration.seconds(10);

    const { role, logGroup } = ownRole(this, props);
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
    });
    new Alarm(this, 'Errors', {
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      threshold: props.alarmingErrors ?? 1,
      suffering: props.suffering,
      topic: platform.alarms,
    });
    // What the function survived but a person has to know of: the catalogue of codes logs it as an error.
    const errorLines = new MetricFilter(this, 'ErrorLines', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      metricNamespace: `Balai/${region.id}`,
      metricName: `${service}-${props.entry}-error-lines`,
    });
    new Alarm(this, 'Reports', {
      metric: errorLines.metric({ statistic: 'Sum', period: Duration.minutes(5) }),
      suffering: props.suffering,
      topic: platform.alarms,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Alarm, type Suffering } from './alarm.ts';
import type { ServiceContext } from './context.ts';

export interface FunctionAlarmsProps {
  readonly context: ServiceContext;
  readonly entry: string;
  readonly function: LambdaFunction;
  readonly logGroup: ILogGroup;
  readonly timeout: Duration;
  readonly suffering: Suffering;
  /** Errors within five minutes at which the alarm rings. */
  readonly alarmingErrors: number;
}

/** A call that takes this share of the function's time limit is about to be cut off. */
const NEAR_TIMEOUT = 0.9;

/** What can go wrong with any function: it fails, reports an error, is turned away, or is about to be cut off. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { context, entry, suffering } = props;
    const period = Duration.minutes(5);
    const told = { suffering, topic: context.platform.alarms };
    new Alarm(this, 'Errors', {
      ...told,
      metric: props.function.metricErrors({ period }),
      threshold: props.alarmingErrors,
      runbook: 'fungsi-gagal',
    });
    // What the function survived but a person has to know of: the catalogue of codes logs it as an error.
    const errorLines = new MetricFilter(this, 'ErrorLines', {
      logGroup: props.logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      metricNamespace: `Balai/${context.region.id}`,
      metricName: `${context.service}-${entry}-error-lines`,
    });
    new Alarm(this, 'Reports', {
      ...told,
      metric: errorLines.metric({ statistic: 'Sum', period }),
      runbook: 'fungsi-gagal',
    });
    new Alarm(this, 'Throttled', {
      ...told,
      metric: props.function.metricThrottles({ period }),
      runbook: 'jam-buka',
    });
    new Alarm(this, 'Slow', {
      ...told,
      metric: props.function.metricDuration({ statistic: 'Maximum', period }),
      threshold: props.timeout.toMilliseconds() * NEAR_TIMEOUT,
      runbook: 'fungsi-gagal',
    });
  }
}

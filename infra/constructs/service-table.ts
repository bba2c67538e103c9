import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  Operation,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { Alarm, type Suffering } from './alarm.ts';
import type { Platform } from './context.ts';

export interface ServiceTableProps extends Partial<TableProps> {
  /** Whose alarms ring. */
  readonly platform: Platform;
  /** What people suffer while the table refuses or fails. */
  readonly suffering: Suffering;
}

/** Requests refused within five minutes: one hot sheet may be refused a few and is asked again at once. */
const REFUSED = 20;

/** The one table of a service: keys `pk` and `sk`, a stream of whole images, nothing lost by mistake. */
export class ServiceTable extends Table {
  constructor(scope: Construct, id: string, { platform, suffering, ...props }: ServiceTableProps) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      ...props,
    });
    const period = Duration.minutes(5);
    const told = { suffering, runbook: 'basis-data', topic: platform.alarms } as const;
    for (const metricName of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      new Alarm(this, metricName, {
        ...told,
        metric: this.metric(metricName, { statistic: 'Sum', period }),
        threshold: REFUSED,
      });
    }
    new Alarm(this, 'SystemErrors', {
      ...told,
      metric: this.metricSystemErrorsForOperations({
        operations: [Operation.GET_ITEM, Operation.QUERY, Operation.PUT_ITEM, Operation.UPDATE_ITEM],
        period,
      }),
    });
  }

  /** The ARN of the table's stream, which a table of this kind always has. */
  get streamArn(): string {
    if (this.tableStreamArn === undefined) throw new Error(`${this.node.path} was made without a stream.`);
    return this.tableStreamArn;
  }
}

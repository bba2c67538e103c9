import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';

/** The one table of a service: keys `pk` and `sk`, a stream of whole images, nothing lost by mistake. */
export class ServiceTable extends Table {
  constructor(scope: Construct, id: string, props: Partial<TableProps> = {}) {
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
  }

  /** The ARN of the table's stream, which a table of this kind always has. */
  get streamArn(): string {
    if (this.tableStreamArn === undefined) throw new Error(`${this.node.path} was made without a stream.`);
    return this.tableStreamArn;
  }
}

import { Duration, Stack, type StackProps, type Stage } from 'aws-cdk-lib';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { dashboardOf } from '#infra/constructs/dashboard.ts';
import type { Region } from '#shared/region/schema.ts';

export interface OperationsStackProps extends StackProps {
  readonly region: Region;
}

/** What operators look at: one dashboard of everything that the stage holds, so it is made last. */
export class OperationsStack extends Stack {
  constructor(stage: Stage, id: string, { region, ...props }: OperationsStackProps) {
    super(stage, id, { description: `Balai ${region.name.en}: dashboard of operations`, ...props });
    new Dashboard(this, 'Dashboard', {
      dashboardName: `balai-${region.id}`,
      defaultInterval: Duration.hours(3),
      widgets: dashboardOf(stage),
    });
  }
}

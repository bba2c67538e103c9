import {
  Alarm as CloudWatchAlarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { firstSteps, type Runbook } from './first-steps.ts';

/** What people suffer while the alarm rings, in Bahasa Indonesia: `Warga tidak menerima tiket lewat SMS.` */
export type Suffering = `${'Warga' | 'Petugas' | 'Operator'} ${string}.`;

export interface AlarmProps {
  /** Zero or silent while all is well. */
  readonly metric: IMetric;
  /** Rings from this value on. Default 1. */
  readonly threshold?: number;
  /** Periods in a row that must reach the threshold. Default 1. */
  readonly periods?: number;
  /** The alarm's description begins with it: what the operator reads first. */
  readonly suffering: Suffering;
  /** The guide for it; its first step stands in the description. */
  readonly runbook: Runbook;
  /** Told when it rings: `platform.alarms`. */
  readonly topic: ITopic;
}

/** An alarm that tells the operator what it means for people and what to do first; silence counts as health. */
export class Alarm extends Construct {
  readonly alarm: CloudWatchAlarm;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    this.alarm = new CloudWatchAlarm(this, 'Alarm', {
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${props.suffering} ${firstSteps[props.runbook]} Panduan: ${props.runbook}.`,
    });
    this.alarm.addAlarmAction(new SnsAction(props.topic));
  }
}

import type { HostedType, IgnoredType } from '../resource.ts';
import { bucketDeployment } from './bucket-deployment.ts';
import { cloudfrontDistribution } from './cloudfront-distribution.ts';
import { cloudfrontFunction } from './cloudfront-function.ts';
import { cachePolicy, originRequestPolicy, responseHeadersPolicy } from './cloudfront-policies.ts';
import { userPool, userPoolClient, userPoolDomain, userPoolGroup } from './cognito.ts';
import { dynamoDbTable } from './dynamodb-table.ts';
import { eventsEventBus } from './events-event-bus.ts';
import { eventsRule } from './events-rule.ts';
import { api, authorizer, integration, route, stage } from './http-api.ts';
import { policy, role } from './iam.ts';
import { ignoredTypes } from './ignored-types.ts';
import { lambdaAlias, lambdaVersion } from './lambda-alias.ts';
import { lambdaEventSourceMapping } from './lambda-event-source-mapping.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { s3Bucket } from './s3-bucket.ts';
import { s3BucketPolicy } from './s3-bucket-policy.ts';
import { schedulerSchedule } from './scheduler-schedule.ts';
import { schedulerScheduleGroup } from './scheduler-schedule-group.ts';
import { secretsManagerSecret } from './secretsmanager-secret.ts';
import { snsTopic } from './sns-topic.ts';
import { snsTopicPolicy } from './sns-topic-policy.ts';
import { sqsQueue } from './sqs-queue.ts';
import { sqsQueuePolicy } from './sqs-queue-policy.ts';

/** Every resource type that a template may hold; any other stops the start. */
export const resourceTypes: readonly (HostedType | IgnoredType)[] = [
  api,
  authorizer,
  bucketDeployment,
  cachePolicy,
  cloudfrontDistribution,
  cloudfrontFunction,
  dynamoDbTable,
  eventsEventBus,
  eventsRule,
  integration,
  lambdaAlias,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaPermission,
  lambdaVersion,
  originRequestPolicy,
  policy,
  responseHeadersPolicy,
  role,
  route,
  s3Bucket,
  s3BucketPolicy,
  schedulerSchedule,
  schedulerScheduleGroup,
  secretsManagerSecret,
  snsTopic,
  snsTopicPolicy,
  sqsQueue,
  sqsQueuePolicy,
  stage,
  userPool,
  userPoolClient,
  userPoolDomain,
  userPoolGroup,
  ...ignoredTypes,
];

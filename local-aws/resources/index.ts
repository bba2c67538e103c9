import type { HostedType, IgnoredType } from '../resource.ts';
import { bucketDeployment } from './bucket-deployment.ts';
import { cloudfrontDistribution } from './cloudfront-distribution.ts';
import { cloudfrontFunction } from './cloudfront-function.ts';
import { cachePolicy, originRequestPolicy, responseHeadersPolicy } from './cloudfront-policies.ts';
import { dynamoDbTable } from './dynamodb-table.ts';
import { api, integration, route, stage } from './http-api.ts';
import { policy, role } from './iam.ts';
import { ignoredTypes } from './ignored-types.ts';
import { lambdaEventSourceMapping } from './lambda-event-source-mapping.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';
import { sqsQueue } from './sqs-queue.ts';
import { sqsQueuePolicy } from './sqs-queue-policy.ts';

/** Every resource type that a template may hold; any other stops the start. */
export const resourceTypes: readonly (HostedType | IgnoredType)[] = [
  api,
  bucketDeployment,
  cachePolicy,
  cloudfrontDistribution,
  cloudfrontFunction,
  dynamoDbTable,
  integration,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaPermission,
  originRequestPolicy,
  policy,
  responseHeadersPolicy,
  role,
  route,
  sqsQueue,
  sqsQueuePolicy,
  stage,
  ...ignoredTypes,
];

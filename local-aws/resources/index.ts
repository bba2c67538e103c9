import type { HostedType, IgnoredType } from '../resource.ts';
import { bucketDeployment } from './bucket-deployment.ts';
import { cloudfrontDistribution } from './cloudfront-distribution.ts';
import { cloudfrontFunction } from './cloudfront-function.ts';
import { cachePolicy, originRequestPolicy, responseHeadersPolicy } from './cloudfront-policies.ts';
import { api, integration, route, stage } from './http-api.ts';
import { policy, role } from './iam.ts';
import { ignoredTypes } from './ignored-types.ts';
import { lambdaFunction } from './lambda-function.ts';
import { lambdaPermission } from './lambda-permission.ts';

/** Every resource type that a template may hold; any other stops the start. */
export const resourceTypes: readonly (HostedType | IgnoredType)[] = [
  api,
  bucketDeployment,
  cachePolicy,
  cloudfrontDistribution,
  cloudfrontFunction,
  integration,
  lambdaFunction,
  lambdaPermission,
  originRequestPolicy,
  policy,
  responseHeadersPolicy,
  role,
  route,
  stage,
  ...ignoredTypes,
];

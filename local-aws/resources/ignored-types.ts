import { type IgnoredType, ignored } from '../resource.ts';

const watching = 'nobody watches this machine; what an alarm would measure stands on the local pages';

/** Types that change nothing on one machine, each with the reason. */
export const ignoredTypes: readonly IgnoredType[] = [
  ignored('AWS::CDK::Metadata', 'it is for statistics of the CDK'),
  ignored(
    'AWS::CloudFront::OriginAccessControl',
    'the distribution reads its bucket under its own ARN',
    (resource) => ({
      ref: resource.physicalName,
      attributes: { Id: resource.physicalName },
    }),
  ),
  ignored('AWS::CloudWatch::Alarm', watching, ({ physicalName }, { aws }) => ({
    ref: physicalName,
    attributes: { Arn: `arn:aws:cloudwatch:${aws.region}:${aws.accountId}:alarm:${physicalName}` },
  })),
  ignored('AWS::CloudWatch::Dashboard', watching),
  ignored('AWS::Cognito::ManagedLoginBranding', 'the local sign-in page has no style to choose'),
  ignored(
    'AWS::Lambda::LayerVersion',
    "only the CDK's own deployment function has one, and the host does its work itself",
    ({ physicalName }, { aws }) => ({
      ref: `arn:aws:lambda:${aws.region}:${aws.accountId}:layer:${physicalName}:1`,
    }),
  ),
  ignored('AWS::Logs::LogGroup', 'logs go to files and to the functions page', (resource, { aws }) => {
    const given = resource.properties['LogGroupName'];
    const name = typeof given === 'string' ? given : resource.physicalName;
    return {
      ref: name,
      attributes: { Arn: `arn:aws:logs:${aws.region}:${aws.accountId}:log-group:${name}:*` },
    };
  }),
  ignored('AWS::Logs::MetricFilter', watching),
  ignored('AWS::ApplicationAutoScaling::ScalableTarget', 'workers start under load; none is kept ready'),
  ignored(
    'AWS::WAFv2::WebACL',
    'nobody floods a door on loopback, and functions count floods by themselves',
    ({ physicalName, properties }, { aws }) => {
      const given = properties['Name'];
      const name = typeof given === 'string' ? given : physicalName;
      return {
        ref: name,
        attributes: { Arn: `arn:aws:wafv2:us-east-1:${aws.accountId}:global/webacl/${name}/local` },
      };
    },
  ),
];

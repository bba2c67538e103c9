import { StartError } from '../start-error.ts';

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const streams = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const queues = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const tracing = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

/** AWS's own policies that functions use, as their documentation lists them. */
const managed: Readonly<Record<string, readonly string[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': logs,
  'service-role/AWSLambdaDynamoDBExecutionRole': [...streams, ...logs],
  'service-role/AWSLambdaSQSQueueExecutionRole': [...queues, ...logs],
  AWSXRayDaemonWriteAccess: tracing,
};

export function managedPolicy(arn: string, where: string): unknown {
  const actions = managed[arn.split(':policy/')[1] ?? ''];
  if (!actions) {
    throw new StartError(`${where}: unknown managed policy ${arn}`, 'Add it to local-aws/iam/managed.ts.');
  }
  return { Statement: { Effect: 'Allow', Action: actions, Resource: '*' } };
}

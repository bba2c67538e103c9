/** Parts of templates for contract tests, as CloudFormation takes them. */

export const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] as const });

export const queue = (properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

export const allow = (Action: string | readonly string[], Resource: unknown) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

export const role = (service: string, ...Statement: object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
    },
    Policies: [{ PolicyName: 'may', PolicyDocument: { Version: '2012-10-17', Statement } }],
  },
});

/** The recorder (no slower than the visibility timeout of a queue that it reads, or Lambda refuses), under the role `Role`, telling the queue `Seen`. */
export const recorder = (properties: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'assets', S3Key: 'recorder.zip' },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: arnOf('Role'),
    MemorySize: 256,
    Timeout: 4,
    Environment: { Variables: { SEEN_URL: { Ref: 'Seen' } } },
    ...properties,
  },
});

/** Lets EventBridge send to a queue, from one rule or from any. */
export const queueForRule = (queueId: string, ruleId: string) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: queueId }],
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Resource: arnOf(queueId),
          Condition: { ArnEquals: { 'aws:SourceArn': arnOf(ruleId) } },
        },
      ],
    },
  },
});

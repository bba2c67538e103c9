import { expect, test } from 'vitest';
import type { Caller } from '../gateway.ts';
import { HostedIam } from './hosted-iam.ts';

const roleArn = 'arn:aws:iam::000000000000:role/relay';
const queueArn = 'arn:aws:sqs:ap-southeast-3:000000000000:inbox';
const ruleArn = 'arn:aws:events:ap-southeast-3:000000000000:rule/balai/courier';
const relay: Caller = { kind: 'role', roleArn };
const rule: Caller = { kind: 'service', service: 'events.amazonaws.com', sourceArn: ruleArn };
const send = [{ action: 'sqs:SendMessage', resource: queueArn }];

test('lets a role do what its policies allow, and words a refusal like AWS', () => {
  const iam = withRole();
  iam.addPolicy(roleArn, 'may', {
    Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn },
  });

  expect(() => iam.require(relay, send)).not.toThrow();
  expect(() => iam.require(relay, [{ action: 'sqs:DeleteMessage', resource: queueArn }])).toThrow(
    'User: arn:aws:sts::000000000000:assumed-role/relay/local is not authorized to perform: sqs:DeleteMessage on ' +
      `resource: ${queueArn} because no identity-based policy allows the sqs:DeleteMessage action`,
  );
});

test('refuses a call if any one of its needs is not allowed', () => {
  const iam = withRole();
  iam.addPolicy('relay', 'may', {
    Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn },
  });

  expect(() => iam.require(relay, [...send, { action: 'sqs:SendMessage', resource: 'arn:other' }])).toThrow(
    /arn:other/,
  );
});

test('lets a role do what the policy at the resource allows it', () => {
  const iam = withRole();
  iam.attachToResource(queueArn, {
    Statement: { Effect: 'Allow', Principal: { AWS: roleArn }, Action: 'sqs:*', Resource: '*' },
  });

  expect(() => iam.require(relay, send)).not.toThrow();
});

test('an account named at the resource allows nobody by itself, but denies everybody in it', () => {
  const root = { AWS: 'arn:aws:iam::000000000000:root' };
  const iam = withRole();
  iam.attachToResource(queueArn, {
    Statement: { Effect: 'Allow', Principal: root, Action: '*', Resource: '*' },
  });
  expect(() => iam.require(relay, send)).toThrow(/no identity-based policy/);

  iam.addPolicy(roleArn, 'may', { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
  iam.attachToResource(queueArn, {
    Statement: { Effect: 'Deny', Principal: root, Action: '*', Resource: '*' },
  });
  expect(() => iam.require(relay, send)).toThrow(/explicit deny/);
});

test('lets a service act only as far as the resource admits it, on behalf of whom it names', () => {
  const iam = withRole();
  iam.attachToResource(queueArn, {
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    },
  });

  expect(() => iam.require(rule, send)).not.toThrow();
  expect(() => iam.require({ ...rule, sourceArn: `${ruleArn}2` }, send)).toThrow(/not authorized/);
  expect(() => iam.require({ ...rule, service: 'sns.amazonaws.com' }, send)).toThrow(/not authorized/);
});

test('the loopback door counts as TLS', () => {
  const iam = withRole();
  iam.addPolicy(roleArn, 'may', { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
  const insecure = { Bool: { 'aws:SecureTransport': 'false' } };
  iam.attachToResource(queueArn, {
    Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: insecure },
  });

  expect(() => iam.require(relay, send)).not.toThrow();
});

test('a service may assume a role that trusts it, and no other service may', () => {
  const iam = withRole();

  expect(iam.assume(roleArn, 'scheduler.amazonaws.com', 'arn:group')).toEqual(relay);
  expect(() => iam.assume(roleArn, 'scheduler.amazonaws.com', 'arn:other')).toThrow(/sts:AssumeRole/);
  expect(() => iam.assume(roleArn, 'lambda.amazonaws.com', 'arn:group')).toThrow(/sts:AssumeRole/);
  expect(() => iam.assume('arn:none', 'scheduler.amazonaws.com', 'arn:group')).toThrow(/sts:AssumeRole/);
});

test('the operator may do everything', () => {
  expect(() => withRole().require({ kind: 'operator' }, send)).not.toThrow();
});

function withRole(): HostedIam {
  const iam = new HostedIam({ accountId: '000000000000', now: () => Date.UTC(2026, 10, 21) });
  iam.addRole(roleArn, {
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': 'arn:group' } },
    },
  });
  return iam;
}

import * as z from 'zod/mini';
import { hostedIam } from '../iam/hosted-iam.ts';
import { managedPolicy } from '../iam/managed.ts';
import { policyDocument } from '../iam/policy.ts';
import { hosted } from '../resource.ts';

export const role = hosted({
  type: 'AWS::IAM::Role',
  properties: z.strictObject({
    AssumeRolePolicyDocument: policyDocument,
    RoleName: z.optional(z.string()),
    Path: z.optional(z.string()),
    ManagedPolicyArns: z.optional(z.array(z.string())),
    Policies: z.optional(z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument }))),
  }),
  noLocalEffect: {
    Description: 'it is for people who read the console',
    MaxSessionDuration: 'credentials last as long as the host runs',
    Tags: 'nothing reads tags here',
  },
  start: ({ properties, physicalName }, host) => {
    const name = properties.RoleName ?? physicalName;
    const arn = `arn:aws:iam::${host.aws.accountId}:role${properties.Path ?? '/'}${name}`;
    const iam = hostedIam(host);
    iam.addRole(arn, properties.AssumeRolePolicyDocument);
    for (const policy of properties.Policies ?? [])
      iam.addPolicy(arn, policy.PolicyName, policy.PolicyDocument);
    for (const policy of properties.ManagedPolicyArns ?? [])
      iam.addPolicy(arn, policy, managedPolicy(policy, name));
    return { ref: name, attributes: { Arn: arn, RoleId: name } };
  },
});

export const policy = hosted({
  type: 'AWS::IAM::Policy',
  properties: z.strictObject({
    PolicyDocument: policyDocument,
    PolicyName: z.string(),
    Roles: z.array(z.string()),
  }),
  start: ({ properties, logicalId }, host) => {
    for (const name of properties.Roles) {
      hostedIam(host).addPolicy(name, properties.PolicyName, properties.PolicyDocument);
    }
    return { ref: logicalId };
  },
});

import * as z from 'zod/mini';
import { hosted } from '../resource.ts';

/** A statement of the function's own policy. */
export const lambdaPermission = hosted({
  type: 'AWS::Lambda::Permission',
  properties: z.strictObject({
    Action: z.string(),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.optional(z.string()),
    SourceAccount: z.optional(z.string()),
  }),
  start: ({ properties, logicalId }, host) => {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
    host.iam.attachToResource(host.functions.arnOf(FunctionName), {
      Statement: {
        Effect: 'Allow',
        Action,
        Principal: Principal.includes('.amazonaws.com') ? { Service: Principal } : { AWS: Principal },
        Condition: {
          ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
          ...(SourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
        },
      },
    });
    return { ref: logicalId };
  },
});

import * as z from 'zod/mini';
import { hosted } from '../resource.ts';
import { EdgeFunction } from '../site/edge-function.ts';
import { edgeFunctions } from '../site/policies.ts';

export const cloudfrontFunction = hosted({
  type: 'AWS::CloudFront::Function',
  properties: z.strictObject({
    Name: z.string(),
    FunctionCode: z.string(),
    FunctionConfig: z.strictObject({ Runtime: z.literal('cloudfront-js-2.0') }),
    AutoPublish: z.literal(true),
  }),
  noLocalEffect: { 'FunctionConfig.Comment': 'it is for people who read the console' },
  start: ({ properties }, host) => {
    const arn = `arn:aws:cloudfront::${host.aws.accountId}:function/${properties.Name}`;
    edgeFunctions(host).set(arn, new EdgeFunction(properties.Name, properties.FunctionCode));
    return { ref: arn, attributes: { FunctionARN: arn } };
  },
});

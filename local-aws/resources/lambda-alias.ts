import * as z from 'zod/mini';
import { hosted } from '../resource.ts';

const oneVersion = 'a machine has one state of the code, which every version and alias means';
const scaled = 'workers start under load; none is kept ready';

/** What was published of a function. */
export const lambdaVersion = hosted({
  type: 'AWS::Lambda::Version',
  properties: z.strictObject({ FunctionName: z.string() }),
  noLocalEffect: {
    CodeSha256: oneVersion,
    Description: 'it is for people who read the console',
    ProvisionedConcurrencyConfig: scaled,
  },
  start: ({ properties }, host) => {
    const version = '1';
    const arn = `${host.functions.arnOf(properties.FunctionName)}:${version}`;
    return { ref: arn, attributes: { Version: version, FunctionArn: arn } };
  },
});

/** A name for a version; whoever is routed to it reaches the function. */
export const lambdaAlias = hosted({
  type: 'AWS::Lambda::Alias',
  properties: z.strictObject({ Name: z.string(), FunctionName: z.string() }),
  noLocalEffect: {
    FunctionVersion: oneVersion,
    Description: 'it is for people who read the console',
    ProvisionedConcurrencyConfig: scaled,
  },
  start: ({ properties }, host) => {
    const arn = `${host.functions.arnOf(properties.FunctionName)}:${properties.Name}`;
    return { ref: arn, attributes: { AliasArn: arn } };
  },
});

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { FunctionLog } from '../functions/function-log.ts';
import { hostedFunctions } from '../functions/hosted-functions.ts';
import { FunctionPool } from '../functions/pool.ts';
import { hosted } from '../resource.ts';

/**
 * Workers that one function may have at a time, unless it reserves fewer. Two a processor keep it busy while they wait for the
 * engine; each further one compiles and optimises the same code again.
 */
const mostWorkers = Math.min(10, 2 * availableParallelism());

const architecture = 'a bundle of JavaScript runs on any architecture';

export const lambdaFunction = hosted({
  type: 'AWS::Lambda::Function',
  properties: z.strictObject({
    Code: z.strictObject({ S3Key: z.string() }),
    Handler: z.string(),
    Role: z.string(),
    Runtime: z.literal('nodejs24.x'),
    FunctionName: z.optional(z.string()),
    MemorySize: z.optional(z.number()),
    Timeout: z.optional(z.number()),
    Environment: z.optional(z.strictObject({ Variables: z.optional(z.record(z.string(), z.string())) })),
    ReservedConcurrentExecutions: z.optional(z.number()),
  }),
  noLocalEffect: {
    'Code.S3Bucket':
      'the asset is read from the assembly, not from the bucket that a deployment uploads it to',
    Architectures: architecture,
    Description: 'it is for people who read the console',
    LoggingConfig: 'what a function writes goes to its own file and to the functions page',
    TracingConfig: 'there is no X-Ray here',
    Tags: 'nothing reads tags here',
    RecursiveLoop: 'the host does not look for loops',
  },
  start: async ({ properties, physicalName }, host) => {
    const { region, accountId } = host.aws;
    const name = properties.FunctionName ?? physicalName;
    const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
    const memory = properties.MemorySize ?? 128;
    const [file = 'index', exportName = 'handler'] = properties.Handler.split('.');
    const log = new FunctionLog(join(host.dataFolder, 'logs'), name);
    const credentials = host.gateway.credentials(properties.Role);
    const bundle = join(host.asset(properties.Code.S3Key), `${file}.js`);
    const pool = new FunctionPool(
      {
        thread: {
          bundle,
          exportName,
          clockOffset: host.clockOffset,
          context: {
            functionName: name,
            functionVersion: '$LATEST',
            invokedFunctionArn: arn,
            memoryLimitInMB: String(memory),
            logGroupName: `/aws/lambda/${name}`,
            logStreamName: 'local',
          },
        },
        environment: {
          ...properties.Environment?.Variables,
          AWS_REGION: region,
          AWS_DEFAULT_REGION: region,
          AWS_ACCESS_KEY_ID: credentials.accessKeyId,
          AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
          // Every service, so that none that the host lacks is asked for in the real AWS.
          AWS_ENDPOINT_URL: host.gateway.url,
          // Nothing of whoever runs the host may reach a function.
          AWS_CONFIG_FILE: '/dev/null',
          AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
          AWS_LAMBDA_FUNCTION_NAME: name,
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
          AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
          AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
          AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
          AWS_LAMBDA_LOG_STREAM_NAME: 'local',
          LAMBDA_TASK_ROOT: host.asset(properties.Code.S3Key),
          _HANDLER: properties.Handler,
          LANG: 'en_US.UTF-8',
          TZ: ':UTC',
        },
        memoryMegabytes: memory,
        timeoutMilliseconds: (properties.Timeout ?? 3) * 1000,
        onLine: (line) => {
          log.add(line);
          host.trace(name, line);
        },
      },
      Math.min(properties.ReservedConcurrentExecutions ?? mostWorkers, mostWorkers),
    );
    hostedFunctions(host).add({ name, arn, roleArn: properties.Role, pool, log });
    return {
      ref: name,
      attributes: { Arn: arn },
      stop: async () => {
        await pool.stop();
        log.flush();
      },
    };
  },
});

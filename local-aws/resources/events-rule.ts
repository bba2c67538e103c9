import * as z from 'zod/mini';
import { buses } from '../events/backend.ts';
import { handTo } from '../events/target.ts';
import { compilePattern } from '../patterns/pattern.ts';
import { hosted } from '../resource.ts';
import { StartError } from '../start-error.ts';

export const eventsRule = hosted({
  type: 'AWS::Events::Rule',
  properties: z.strictObject({
    Name: z.optional(z.string()),
    EventBusName: z._default(z.string(), 'default'),
    EventPattern: z.record(z.string(), z.unknown()),
    State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
    Targets: z._default(
      z.array(
        z.strictObject({
          Arn: z.string().check(z.regex(/^arn:aws:(sqs|lambda):/, 'only queues and functions are hosted')),
          Id: z.string(),
          DeadLetterConfig: z.optional(z.strictObject({ Arn: z.string() })),
        }),
      ),
      [],
    ),
  }),
  noLocalEffect: {
    Description: 'Nobody lists rules on one machine.',
    'Targets.RetryPolicy':
      'Accepting an event and handing it to its target is one commit: there is no delivery to retry.',
  },
  start: ({ properties, stack, logicalId, physicalName }, host) => {
    const name = properties.Name ?? physicalName;
    const bus = properties.EventBusName.split('/').at(-1) ?? '';
    const { partition, region, accountId } = host.aws;
    const path = bus === 'default' ? name : `${bus}/${name}`;
    const ruleArn = `arn:${partition}:events:${region}:${accountId}:rule/${path}`;
    if (!buses(host).hasBus(bus)) {
      throw new StartError(
        `Rule ${stack}/${logicalId}: there is no event bus ${bus}.`,
        'Name a bus of the templates.',
      );
    }
    if (properties.State === 'ENABLED') {
      buses(host).addRule({
        arn: ruleArn,
        bus,
        matches: readPattern(properties.EventPattern, `${stack}/${logicalId}`),
        targets: properties.Targets.map(({ Arn, DeadLetterConfig }) =>
          handTo(
            {
              arn: Arn,
              ruleArn,
              ...(DeadLetterConfig === undefined ? {} : { deadLetterArn: DeadLetterConfig.Arn }),
            },
            host,
          ),
        ),
      });
    }
    return {
      ref: bus === 'default' ? name : `${bus}|${name}`,
      attributes: { Arn: ruleArn },
    };
  },
});

function readPattern(pattern: unknown, where: string) {
  try {
    return compilePattern(pattern);
  } catch (cause) {
    throw new StartError(
      `Rule ${where}: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Write the pattern with the operators of local-aws/patterns/, or host another one there.',
      { cause },
    );
  }
}

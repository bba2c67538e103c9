import * as z from 'zod/mini';
import { AwsError } from '../gateway.ts';
import { compilePattern, type EventTest } from '../patterns/pattern.ts';

const request = z.object({ EventPattern: z.string(), Event: z.string() });

/** What EventBridge asks of an event before it is compared with a pattern. */
const event = z.looseObject({
  id: z.string(),
  account: z.string(),
  source: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  'detail-type': z.string(),
});

/** TestEventPattern: whether a rule with the pattern would want the event. */
export function testPattern(input: unknown): boolean {
  const asked = z.safeParse(request, input);
  if (!asked.success) throw new AwsError('ValidationException', 'EventPattern and Event are required.');
  const wants = readPattern(asked.data.EventPattern);
  const given = z.safeParse(event, parsed(asked.data.Event));
  if (given.success) return wants(given.data);
  const [issue] = given.error.issues;
  throw new AwsError(
    'ValidationException',
    `Parameter Event is not valid. Reason: Event must contain mandatory fields (${issue?.path.join('.')}).`,
  );
}

function readPattern(text: string): EventTest {
  try {
    return compilePattern(JSON.parse(text));
  } catch (error) {
    throw new AwsError(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

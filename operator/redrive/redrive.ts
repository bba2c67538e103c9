import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

/** A dead-letter queue: where it is, and how much lies there. */
export interface DeadLetters {
  readonly url: string;
  readonly arn: string;
  readonly waiting: number;
}

/** Looks up a dead-letter queue by its name, as the alarm says it. */
export async function deadLetters(client: SQSClient, name: string): Promise<DeadLetters> {
  const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  const waiting = Number(Attributes['ApproximateNumberOfMessages'] ?? 0);
  return { url: QueueUrl, arn: Attributes['QueueArn'] ?? '', waiting };
}

const event = z.looseObject({
  'detail-type': z.string(),
  detail: z.looseObject({
    metadata: z.looseObject({ id: z.string(), occurredAt: z.unknown(), subject: z.string() }),
  }),
});
const message = z.looseObject({ subject: z.string(), version: z.number(), kind: z.string() });

/** What one dead letter is about, without what is sealed in it: never a body as it stands. */
function outline({ Body = '' }: Message): string {
  const body: unknown = z.safeParse(z.string(), Body).success ? parse(Body) : undefined;
  const heard = event.safeParse(body);
  if (heard.success) {
    const { id, subject } = heard.data.detail.metadata;
    return `${heard.data['detail-type']} ${subject} (kejadian ${id})`;
  }
  const sent = message.safeParse(body);
  if (sent.success) return `pesan ${sent.data.kind} ${sent.data.subject} versi ${sent.data.version}`;
  return `bentuk lain, ${Body.length} huruf`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first few, for a look before anything is moved; they stay where they are. */
export async function firstOf(client: SQSClient, { url }: DeadLetters): Promise<readonly string[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  );
  return Messages.map(outline);
}

export interface Moving {
  /** Messages a second: a consumer that was just mended is not to be flooded. */
  readonly perSecond: number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Moves everything back to where it came from and waits for the end; answers with how many. */
export async function redrive(
  client: SQSClient,
  { arn }: DeadLetters,
  { perSecond, pause }: Moving,
): Promise<number> {
  const { TaskHandle } = await client.send(
    new StartMessageMoveTaskCommand({ SourceArn: arn, MaxNumberOfMessagesPerSecond: perSecond }),
  );
  for (;;) {
    const { Results = [] } = await client.send(
      new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }),
    );
    const task = Results.find(({ TaskHandle: handle }) => handle === undefined || handle === TaskHandle);
    if (task?.Status === 'COMPLETED') return task.ApproximateNumberOfMessagesMoved ?? 0;
    if (task?.Status === 'FAILED' || task?.Status === 'CANCELLED')
      throw new Error(`${task.Status}: ${task.FailureReason ?? 'tanpa sebab'}.`);
    await pause(2_000);
  }
}

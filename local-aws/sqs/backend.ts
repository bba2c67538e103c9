import * as z from 'zod/mini';
import { AwsError, type Backend, type Call, type Caller } from '../gateway.ts';
import { type Host, part } from '../host.ts';
import { database } from '../storage/database.ts';
import { MoveTasks } from './move-tasks.ts';
import { changeVisibility, receive, remove, send, sendOne, sizeOf, toAnswer } from './operations.ts';
import type { Queue } from './queue.ts';
import { type Queues, queues } from './queues.ts';

type Operation = (call: Call, queue: Queue) => unknown;
const withQueue = z.object({ QueueUrl: z.string() });
const batchLimit = 1_048_576; // bytes of all messages of one SendMessageBatch

/** Registers the queue service with the gateway, once. */
export const sqs = part((host: Host) => {
  const all = queues(host);
  host.gateway.register(sqsBackend(all, new MoveTasks(database(host), all)));
  return all;
});

function sqsBackend(all: Queues, tasks: MoveTasks): Backend {
  const operations: Readonly<Record<string, Operation>> = {
    SendMessage: ({ input, caller }, queue) => sendOne(queue, parse(send, input), senderOf(caller)),
    ReceiveMessage: async ({ input }, queue) => {
      const asked = parse(receive, input);
      const { MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds } = asked;
      const deadline = Date.now() + (WaitTimeSeconds ?? queue.settings.receiveWait) * 1000;
      const options = {
        most: MaxNumberOfMessages,
        ...(VisibilityTimeout === undefined ? {} : { timeout: VisibilityTimeout }),
      };
      let messages = queue.receive(options);
      while (messages.length === 0 && Date.now() < deadline) {
        await queue.settled({ deadline });
        messages = queue.receive(options);
      }
      return messages.length === 0 ? {} : { Messages: messages.map((message) => toAnswer(message, asked)) };
    },
    DeleteMessage: ({ input }, queue) => {
      return deleteOne(queue, parse(remove, input));
    },
    ChangeMessageVisibility: ({ input }, queue) => {
      return changeOne(queue, parse(changeVisibility, input));
    },
    SendMessageBatch: ({ input, caller }, queue) => {
      const total = entriesOf(input).reduce((sum, entry) => sum + sizeOf(parse(send, entry)), 0);
      if (total > batchLimit) {
        throw new AwsError(
          'BatchRequestTooLong',
          `Batch requests cannot be longer than ${batchLimit} bytes.`,
        );
      }
      return eachOf(input, (entry) => sendOne(queue, parse(send, entry), senderOf(caller)));
    },
    DeleteMessageBatch: ({ input }, queue) =>
      eachOf(input, (entry) => deleteOne(queue, parse(remove, entry))),
    ChangeMessageVisibilityBatch: ({ input }, queue) =>
      eachOf(input, (entry) => changeOne(queue, parse(changeVisibility, entry))),
    GetQueueAttributes: ({ input }, queue) =>
      attributesOf(queue, parse(attributeNames, input).AttributeNames),
    PurgeQueue: (_call, queue) => {
      queue.purge();
      return {};
    },
  };
  const aside: Readonly<Record<string, (input: Call['input']) => unknown>> = {
    GetQueueUrl: (input) => {
      const { QueueName } = parse(z.object({ QueueName: z.string() }), input);
      return { QueueUrl: all.urlOf(all.byUrl(QueueName).settings.name) };
    },
    StartMessageMoveTask: (input) => {
      const { SourceArn, DestinationArn } = parse(
        z.object({ SourceArn: z.string(), DestinationArn: z.optional(z.string()) }),
        input,
      );
      return tasks.start({
        sourceArn: SourceArn,
        ...(DestinationArn === undefined ? {} : { destinationArn: DestinationArn }),
      });
    },
    ListMessageMoveTasks: (input) => {
      const { SourceArn, MaxResults } = parse(
        z.object({ SourceArn: z.string(), MaxResults: z._default(z.int().check(z.gte(1), z.lte(10)), 1) }),
        input,
      );
      return { Results: tasks.list(SourceArn, MaxResults) };
    },
  };
  return {
    service: 'sqs',
    protocol: 'json',
    answer: async (call) => {
      const free = aside[call.action];
      if (free) return { body: free(call.input) };
      const operation = operations[call.action];
      if (!operation)
        throw new AwsError('UnsupportedOperation', `${call.action} is not hosted on one machine.`);
      return { body: await operation(call, all.byUrl(parse(withQueue, call.input).QueueUrl)) };
    },
  };
}

function deleteOne(queue: Queue, { ReceiptHandle }: z.infer<typeof remove>): object {
  checkReceipt(ReceiptHandle);
  queue.delete(ReceiptHandle); // an outdated receipt is no error in SQS, it just deletes nothing
  return {};
}

function changeOne(
  queue: Queue,
  { ReceiptHandle, VisibilityTimeout }: z.infer<typeof changeVisibility>,
): object {
  checkReceipt(ReceiptHandle);
  if (!queue.changeVisibility(ReceiptHandle, VisibilityTimeout)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  return {};
}

function checkReceipt(receipt: string): void {
  if (/^[\w-]{32}$/.test(receipt)) return;
  throw new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${receipt}" is not a valid receipt handle.`,
  );
}

const batch = z.object({ Entries: z.array(z.looseObject({ Id: z.string() })) });

function entriesOf(input: unknown) {
  const { Entries } = parse(batch, input);
  if (Entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (Entries.length > 10) {
    throw new AwsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  }
  if (!Entries.every(({ Id }) => /^[\w-]{1,80}$/.test(Id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  return Entries;
}

function eachOf(input: unknown, work: (entry: { Id: string }) => object) {
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entriesOf(input)) {
    try {
      Successful.push({ Id: entry.Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return Failed.length === 0 ? { Successful } : { Successful, Failed };
}

const attributeNames = z.object({ AttributeNames: z._default(z.array(z.string()), []) });

/** Only what is asked for, and nothing if nothing is. */
function attributesOf(queue: Queue, asked: readonly string[]): object {
  const { settings } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  const all: Record<string, string> = {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(settings.visibilityTimeout),
    MessageRetentionPeriod: String(settings.retention),
    DelaySeconds: String(settings.delay),
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWait),
    MaximumMessageSize: String(settings.maximumMessageSize),
    ...(settings.redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: settings.redrive.deadLetterArn,
            maxReceiveCount: settings.redrive.maxReceiveCount,
          }),
        }),
  };
  const unknown = asked.find(
    (name) => name !== 'All' && name !== 'RedrivePolicy' && !Object.hasOwn(all, name),
  );
  if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const wanted = Object.entries(all).filter(([name]) => asked.includes('All') || asked.includes(name));
  return wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) };
}

function senderOf(caller: Caller): string {
  if (caller.kind === 'role') return caller.roleArn.split('/').at(-1) ?? caller.roleArn;
  return caller.kind === 'service' ? caller.service : 'operator';
}

function parse<S extends z.core.$ZodType>(schema: S, input: unknown): z.output<S> {
  const result = z.safeParse(schema, input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AwsError(
    'InvalidParameterValue',
    `Value for parameter ${issue?.path.join('.')} is invalid. Reason: ${issue?.message}.`,
  );
}

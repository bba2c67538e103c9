import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What may happen to a call on its way to DynamoDB and back. */
export type Fault =
  | 'throttled'
  | 'conflict'
  | 'server error'
  | 'unavailable'
  | 'cut before'
  | 'cut after'
  | 'delayed'
  | 'late';

/** How often each fault strikes, as parts of all calls; the rest goes through. */
export type FaultRates = Readonly<Record<Fault, number>>;

/** Three calls in ten are struck. `late`: the call lands after its client gave up and asked again. */
export const threeInTen: FaultRates = {
  throttled: 0.05,
  conflict: 0.04,
  'server error': 0.05,
  unavailable: 0.03,
  'cut before': 0.04,
  'cut after': 0.05,
  delayed: 0.035,
  late: 0.005,
};

interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// Types, statuses and texts as DynamoDB answers them:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
const model = 'com.amazonaws.dynamodb.v20120810#';
const throttles = [
  [
    `${model}ProvisionedThroughputExceededException`,
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  ],
  ['com.amazon.coral.availability#ThrottlingException', 'Rate of requests exceeds the allowed throughput.'],
  [
    `${model}RequestLimitExceeded`,
    'Throughput exceeds the current throughput limit for your account. Please contact AWS Support to request a limit increase.',
  ],
] as const;

/** A throttle; there are three, which one is drawn from 0 up to 1. */
export function throttle(draw: number): ErrorAnswer {
  const [type, message] = throttles[Math.floor(draw * throttles.length)] ?? throttles[0];
  return answer(400, { __type: type, message });
}

export const serverError = (): ErrorAnswer =>
  answer(500, { __type: `${model}InternalServerError`, message: 'Internal server error' });

export const unavailable = (): ErrorAnswer =>
  answer(503, {
    __type: 'com.amazon.coral.availability#ServiceUnavailableException',
    message: 'Service is temporarily unavailable',
  });

/** Another transaction holds the item; undefined for operations that are never told so. */
export function conflict(action: string, input: object): ErrorAnswer | undefined {
  if (['PutItem', 'UpdateItem', 'DeleteItem'].includes(action)) {
    return answer(400, {
      __type: `${model}TransactionConflictException`,
      message: 'Transaction is ongoing for the item',
    });
  }
  if (action !== 'TransactWriteItems' && action !== 'TransactGetItems') return undefined;
  const items: unknown = Reflect.get(input, 'TransactItems');
  const others = Array.isArray(items) ? items.slice(1).map(() => ({ Code: 'None' })) : [];
  const reasons = [
    { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
    ...others,
  ];
  return answer(400, {
    __type: `${model}TransactionCanceledException`,
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    CancellationReasons: reasons,
  });
}

function answer(status: number, content: object): ErrorAnswer {
  const body = JSON.stringify(content);
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amzn-requestid': randomUUID().replaceAll('-', '').toUpperCase().padEnd(52, 'A'),
      'x-amz-crc32': String(crc32(body)),
    },
    body,
  };
}

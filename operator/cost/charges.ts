import * as z from 'zod/mini';
import type { Resource } from '../assembly/assembly.ts';
import { functionLines, readyLines } from './functions.ts';
import { type Line, standing, used } from './line.ts';
import type { UnitsPerBooking } from './measured.ts';
import {
  boardRequests,
  bookingsPerMonth,
  floorRequests,
  messagesPerMonth,
  type Volumes,
  visitorsPerMonth,
} from './volumes.ts';

/** What a resource is charged by. */
interface Usage {
  readonly volumes: Volumes;
  readonly units: UnitsPerBooking;
}

type Charge = (resource: Resource, usage: Usage) => readonly Line[];

const GB = 1024 ** 3;
/** Units of a record of a message (docs/benchmarks.md), and of a change of a booking: sheet, details. */
const WRITES_PER_MESSAGE = 2;
const WRITES_PER_CHANGE = 3;
/** A request that reads: most are answered from a sheet that a container remembers for a second. */
const READS_PER_REQUEST = 0.5;
/** Units of a visitor from check-in to done, and the reads of six looks at a day of 200 tickets; a board or a phone reads one. */
const WRITES_PER_VISITOR = 14;
const READS_PER_VISITOR = 6 * 20;
/** Bytes of a booking with its index entry, and of its record of messages; months that they stay. */
const BYTES_PER_BOOKING = 1_600;
const MONTHS_KEPT = 2;
/** Bytes that a request leaves in logs, its access line included. */
const LOG_BYTES = 900;
/** Responses and bytes of one way to a ticket (docs/benchmarks.md, "Bytes up to the ticket"). */
const RESPONSES_PER_VISIT = 12;
const BYTES_PER_VISIT = 52_000;
const BYTES_PER_ANSWER = 1_500;
const REQUESTS_PER_OFFICER = 22 * 300;
/** Lambda asks each queue by five long polls of 20 seconds, whether there are messages or not. */
const POLLS_PER_MONTH = ((5 * 60) / 20) * 60 * 24 * (365 / 12);

const apiRequests = (volumes: Volumes) => bookingsPerMonth(volumes) * volumes.requestsPerBooking;
const pageRequests = (volumes: Volumes) =>
  bookingsPerMonth(volumes) * volumes.visitsPerBooking * RESPONSES_PER_VISIT;

const table: Charge = ({ stack }, { volumes, units }) => {
  const bookings = bookingsPerMonth(volumes);
  const gigabytes = (bookings * BYTES_PER_BOOKING * MONTHS_KEPT) / GB;
  const stored = [used('DynamoDB', 'tableGbMonth', gigabytes), used('DynamoDB', 'backupGbMonth', gigabytes)];
  const messages = messagesPerMonth(volumes);
  return stack.endsWith('-queue')
    ? [
        ...stored,
        used(
          'DynamoDB',
          'writeUnit',
          bookings * (units.writes + volumes.changesPerBooking * WRITES_PER_CHANGE) +
            visitorsPerMonth(volumes) * WRITES_PER_VISITOR,
        ),
        used(
          'DynamoDB',
          'readUnit',
          bookings * units.reads +
            apiRequests(volumes) * READS_PER_REQUEST +
            visitorsPerMonth(volumes) * READS_PER_VISITOR +
            floorRequests(volumes),
        ),
        standing('DynamoDB', 'readUnit', boardRequests(volumes)),
      ]
    : [
        ...stored,
        used('DynamoDB', 'writeUnit', messages * WRITES_PER_MESSAGE),
        used('DynamoDB', 'readUnit', messages),
      ];
};

const siteRequests = (volumes: Volumes) => apiRequests(volumes) + pageRequests(volumes);
const staffRequests = ({ staff }: Volumes) => staff * REQUESTS_PER_OFFICER;

const distribution: Charge = ({ stack }, { volumes }) => {
  const citizens = stack.endsWith('-web');
  const requests = citizens ? siteRequests(volumes) : staffRequests(volumes);
  const bytes = citizens
    ? apiRequests(volumes) * BYTES_PER_ANSWER +
      bookingsPerMonth(volumes) * volumes.visitsPerBooking * BYTES_PER_VISIT
    : requests * BYTES_PER_ANSWER;
  return [
    used('CloudFront', 'edgeRequest', requests),
    used('CloudFront', 'edgeGb', bytes / GB),
    used('CloudFront', 'edgeCode', requests),
  ];
};

const listed = z._default(z.array(z.unknown()), []);
const schedule = z.object({ ScheduleExpression: z.string() });

/** What each kind of resource costs. */
export const charges: Readonly<Record<string, Charge>> = {
  'AWS::ApiGatewayV2::Api': ({ stack }, { volumes }) => [
    ...(stack.endsWith('-queue')
      ? [
          used('API Gateway', 'apiRequest', apiRequests(volumes) + floorRequests(volumes)),
          standing('API Gateway', 'apiRequest', boardRequests(volumes)),
        ]
      : [used('API Gateway', 'apiRequest', volumes.staff)]),
  ],
  'AWS::ApplicationAutoScaling::ScalableTarget': readyLines,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudWatch::Alarm': ({ properties }) => {
    const measured = listed
      .parse(properties['Metrics'])
      .filter((metric) => z.looseObject({ MetricStat: z.unknown() }).safeParse(metric).success);
    return [standing('CloudWatch', 'alarmMonth', Math.max(1, measured.length))];
  },
  'AWS::CloudWatch::Dashboard': () => [standing('CloudWatch', 'dashboardMonth', 1)],
  'AWS::Cognito::UserPool': (_, { volumes }) => [used('Cognito', 'userMonth', volumes.staff)],
  'AWS::DynamoDB::Table': table,
  'AWS::Events::EventBus': (_, { volumes }) => [used('EventBridge', 'busEvent', messagesPerMonth(volumes))],
  'AWS::Lambda::EventSourceMapping': ({ properties }) =>
    // Reading a table's stream is free for Lambda.
    JSON.stringify(properties['EventSourceArn']).includes('StreamArn')
      ? []
      : [standing('SQS', 'queueRequest', POLLS_PER_MONTH)],
  'AWS::Lambda::Function': (resource, { volumes }) => functionLines(resource, volumes),
  'AWS::Logs::LogGroup': ({ id }, { volumes }) => {
    const gigabytes = /^(Api|HttpAccess)Log/.test(id)
      ? (apiRequests(volumes) * LOG_BYTES) / GB
      : (messagesPerMonth(volumes) * LOG_BYTES) / GB;
    return [used('CloudWatch', 'logGb', gigabytes), used('CloudWatch', 'logGbMonth', gigabytes)];
  },
  'AWS::Logs::MetricFilter': () => [
    // Charged in hours with data: it has some only while errors are logged.
    standing('CloudWatch', 'metricMonth', 0.02),
  ],
  'AWS::S3::Bucket': (_, { volumes }) => [
    standing('S3', 'bucketGbMonth', 0.02),
    used('S3', 'bucketRequest', pageRequests(volumes) * 0.05),
  ],
  'AWS::SNS::Topic': () => [standing('SNS', 'alarmMail', 30)],
  'AWS::SQS::Queue': ({ id }, { volumes }) =>
    // Sent, received, deleted; dead letters are none on a good day.
    /DeadLetters|Unpublishable|Missed/.test(id)
      ? []
      : [used('SQS', 'queueRequest', messagesPerMonth(volumes) * 3)],
  'AWS::Scheduler::Schedule': ({ properties }) => [
    standing(
      'EventBridge',
      'scheduleCall',
      schedule.parse(properties).ScheduleExpression.startsWith('rate(1 hour') ? 730 : 31,
    ),
  ],
  'AWS::SecretsManager::Secret': (_, { volumes }) => [
    standing('Secrets Manager', 'secretMonth', 1),
    // Read once by each new environment.
    used('Secrets Manager', 'secretRequest', bookingsPerMonth(volumes) * 0.05),
  ],
  'AWS::WAFv2::WebACL': ({ properties }, { volumes }) => [
    // It stands before both sites.
    used('WAF', 'firewallRequest', siteRequests(volumes) + staffRequests(volumes)),
    standing('WAF', 'firewallMonth', 1),
    standing('WAF', 'firewallRuleMonth', listed.parse(properties['Rules']).length),
  ],
};

/** Kinds of resources that cost nothing, and why. */
export const free: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Authorizer': 'counted with the request',
  'AWS::ApiGatewayV2::Integration': 'part of its API',
  'AWS::ApiGatewayV2::Route': 'part of its API',
  'AWS::ApiGatewayV2::Stage': 'part of its API',
  'AWS::CloudFront::CachePolicy': 'part of a distribution',
  'AWS::CloudFront::Function': 'its calls are counted with the distribution',
  'AWS::CloudFront::OriginAccessControl': 'part of a distribution',
  'AWS::CloudFront::ResponseHeadersPolicy': 'part of a distribution',
  'AWS::Cognito::ManagedLoginBranding': 'part of the pool',
  'AWS::Cognito::UserPoolClient': 'part of the pool',
  'AWS::Cognito::UserPoolDomain': 'a prefix of AWS’s own domain',
  'AWS::Cognito::UserPoolGroup': 'part of the pool',
  'AWS::Events::Rule': 'events of one’s own bus are charged when they are put',
  'AWS::IAM::Policy': 'IAM is free',
  'AWS::IAM::Role': 'IAM is free',
  'AWS::Lambda::Alias': 'part of its function',
  'AWS::Lambda::LayerVersion': 'within the storage that Lambda gives',
  'AWS::Lambda::Permission': 'part of its function',
  'AWS::Lambda::Version': 'within the storage that Lambda gives',
  'AWS::S3::BucketPolicy': 'part of its bucket',
  'AWS::SNS::TopicPolicy': 'part of its topic',
  'AWS::SQS::QueuePolicy': 'part of its queue',
  'AWS::Scheduler::ScheduleGroup': 'part of the schedules',
  'Custom::CDKBucketDeployment': 'its function is counted',
};

import * as z from 'zod/mini';
import type { Region } from '#shared/region/schema.ts';
import { ofType, type Resource } from '../assembly/assembly.ts';
import { seatsOfDay } from '../cost/volumes.ts';

/** What a deployment asks of an account. */
export interface Needs {
  /** Names that must be free, or ours, with the account's number in them. */
  readonly buckets: (account: string) => readonly string[];
  readonly signInDomains: (account: string) => readonly string[];
  /** Lambda environments taken out of the account's concurrency. */
  readonly reserved: number;
  /** Lambda environments that stand ready at the release. */
  readonly ready: number;
  /** Write units a second of the tables that are made warm beforehand. */
  readonly warmWrites: number;
  /** Seats that one day puts on sale. */
  readonly seats: number;
  /** Requests a second in the minute of the release. */
  readonly openingRate: number;
}

/** People who try for one seat in the minute of the release, and requests each makes: the firewall's limits suppose the same. */
const PEOPLE_PER_SEAT = 5;
const REQUESTS_PER_PERSON = 20;

const joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const accountReference = z.object({ Ref: z.literal('AWS::AccountId') });
const scaled = z.looseObject({ MaxCapacity: z.number() });
const warm = z.object({ WriteUnitsPerSecond: z.number() });

/** A name that is written out, or joined from text and the account's number; undefined when it is made by CloudFormation. */
function nameIn(value: unknown, account: string): string | undefined {
  if (typeof value === 'string') return value;
  const { success, data } = joined.safeParse(value);
  if (!success) return undefined;
  const [separator, parts] = data['Fn::Join'];
  const texts = parts.map((part) =>
    typeof part === 'string' ? part : accountReference.safeParse(part).success ? account : undefined,
  );
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Read from the templates that would be deployed, and from the region's quotas. */
export function needsOf(region: Region, resources: readonly Resource[]): Needs {
  const named = (type: string, property: string) => (account: string) =>
    ofType(resources, type).flatMap(({ properties }) => nameIn(properties[property], account) ?? []);
  const seats = seatsOfDay(region);
  return {
    buckets: named('AWS::S3::Bucket', 'BucketName'),
    signInDomains: named('AWS::Cognito::UserPoolDomain', 'Domain'),
    reserved: sum(
      ofType(resources, 'AWS::Lambda::Function').map(({ properties }) =>
        Number(properties['ReservedConcurrentExecutions'] ?? 0),
      ),
    ),
    ready: sum(
      ofType(resources, 'AWS::ApplicationAutoScaling::ScalableTarget').map(
        ({ properties }) => scaled.parse(properties).MaxCapacity,
      ),
    ),
    warmWrites: Math.max(
      0,
      ...ofType(resources, 'AWS::DynamoDB::Table').map(
        ({ properties }) => warm.safeParse(properties['WarmThroughput']).data?.WriteUnitsPerSecond ?? 0,
      ),
    ),
    seats,
    openingRate: Math.ceil((seats * PEOPLE_PER_SEAT * REQUESTS_PER_PERSON) / 60),
  };
}

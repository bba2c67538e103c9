import type { DynamoDBRecord } from 'aws-lambda';
import { localDate } from '#shared/time/local.ts';
import type { FloorId } from '../../domain/floor/ticket.ts';
import { floorItems, readFloorPartition } from '../keys.ts';

/** A write of a floor, as the table's stream tells it. */
export interface FloorRecord {
  readonly sequence: string;
  /** Undefined: the line itself was written, which nothing follows, or something was removed. */
  readonly id: FloorId | undefined;
}

/** Reads a stream record; undefined when it is about something else than a floor. */
export function readFloorRecord({ dynamodb }: DynamoDBRecord): FloorRecord | undefined {
  const { Keys, NewImage, SequenceNumber: sequence = '' } = dynamodb ?? {};
  const floor = readFloorPartition(Keys?.['pk']?.S ?? '');
  if (floor === undefined) return undefined;
  const followed = NewImage !== undefined && Keys?.['sk']?.S !== floorItems.line;
  return { sequence, id: followed ? { ...floor, date: localDate.parse(floor.date) } : undefined };
}

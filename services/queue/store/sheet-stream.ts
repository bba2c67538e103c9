import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Sheet } from '../domain/sheet.ts';
import { parseSheet } from './sheet-row.ts';

/** A write of a sheet, as the table's stream tells it. */
export interface SheetRecord {
  readonly sheet: Sheet;
  /** Undefined: the write made the sheet. */
  readonly before: Sheet | undefined;
}

/** Reads a stream record; undefined when no sheet was written (a removal), throws when the image is none. */
export function readSheetRecord({ dynamodb }: DynamoDBRecord): SheetRecord | undefined {
  const { NewImage, OldImage } = dynamodb ?? {};
  return (
    NewImage && {
      sheet: sheetOf(NewImage),
      before: OldImage && sheetOf(OldImage),
    }
  );
}

/** The stream brings values as DynamoDB writes them; what they mean is checked by `parseSheet`. */
const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object'),
);

const sheetOf = (raw: unknown): Sheet => parseSheet(unmarshall(image.parse(raw)));

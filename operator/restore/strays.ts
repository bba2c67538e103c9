import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

const booking = z.looseObject({
  id: z.string(),
  office: z.string(),
  service: z.string(),
  date: z.string(),
  window: z.string(),
  number: z.number(),
  state: z.literal('BOOKED'),
});
const sheet = z.looseObject({
  office: z.string(),
  service: z.string(),
  date: z.string(),
  letter: z.string(),
  h: z.record(z.string(), z.number()),
});

/** A ticket that a citizen holds although the day sheet does not know it: it was sold between the backup and the loss. */
export interface Stray {
  readonly place: string;
  readonly window: string;
  readonly number: number;
}

/** Tickets of a date and later that no sheet knows. Only people can make good on them, so they are listed. */
export async function straysOf(
  client: DynamoDBDocumentClient,
  table: string,
  from: string,
): Promise<readonly Stray[]> {
  const held = new Map<string, Readonly<Record<string, number>>>();
  const bookings: z.infer<typeof booking>[] = [];
  const placeOf = ({ office, service, date }: { office: string; service: string; date: string }) =>
    `${office}/${service} ${date}`;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    for (const item of Items) {
      const day = sheet.safeParse(item);
      if (item['sk'] === 'SHEET' && day.success) held.set(placeOf(day.data), day.data.h);
      const details = booking.safeParse(item);
      if (item['sk'] === 'BOOKING' && details.success && details.data.date >= from)
        bookings.push(details.data);
    }
  }
  return bookings
    .filter((each) => held.get(placeOf(each))?.[each.id] === undefined)
    .map((each) => ({ place: placeOf(each), window: each.window, number: each.number }));
}

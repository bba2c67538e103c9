import type { PutCommandInput } from '@aws-sdk/lib-dynamodb';
import { Aliases } from '#shared/dynamodb/expression.ts';
import { encodeOutbox } from '#shared/events/outbox.ts';
import type { FloorWrite } from '../../domain/floor/floor-store.ts';
import { type FloorId, priorTicketStates } from '../../domain/floor/ticket.ts';
import { floorItems, floorPartition } from '../keys.ts';
import { rowOfCounter, rowOfDay, rowOfHead, rowOfLine } from './floor-row.ts';
import { ticketRow } from './ticket-row.ts';

/** A put of one item, without the table. */
export type FloorPut = Omit<PutCommandInput, 'TableName'>;

/** The conditional puts of a write; throws when an event does not match its schema. */
export function putsOf(
  id: FloorId,
  write: FloorWrite,
  { region, ttl }: { readonly region: string; readonly ttl: number },
): readonly FloorPut[] {
  const put = (
    sk: string,
    attributes: object,
    condition: Pick<FloorPut, 'ConditionExpression'>,
  ): FloorPut => ({
    Item: { pk: floorPartition(id), sk, ...attributes, ttl },
    ...condition,
  });
  const versioned = (sk: string, attributes: { readonly v: number }) =>
    put(sk, attributes, versionBefore(attributes));
  const { day, head, counter, ticket, line } = write;
  return [
    ...(day ? [versioned(floorItems.day, rowOfDay(day))] : []),
    ...(head ? [versioned(floorItems.head, rowOfHead(head))] : []),
    ...(line ? [versioned(floorItems.line, rowOfLine(line))] : []),
    ...(counter ? [versioned(floorItems.counter(counter.id), rowOfCounter(counter))] : []),
    ...(ticket
      ? [
          put(
            floorItems.ticket(ticket.id),
            { ...ticketRow(ticket), ...outboxOf(write, region) },
            write.isNew ? absent() : hasVersion(ticket.v - 1, priorTicketStates[ticket.state]),
          ),
        ]
      : []),
  ];
}

function outboxOf({ ticket, events = [], cause }: FloorWrite, region: string): { outbox?: string } {
  const [first, ...others] = events;
  if (!ticket || !first) return {};
  const { officer, now, causationId } = cause;
  const told = {
    occurredAt: now,
    region,
    subject: ticket.id,
    version: ticket.v,
    correlationId: ticket.correlationId,
    causationId,
    ...(officer === undefined ? {} : { actor: { kind: 'officer' as const, id: officer } }),
  };
  return { outbox: encodeOutbox(told, [first, ...others]) };
}

/** The condition that an item is the version before, or that there is none before the first. */
export const versionBefore = ({ v }: { readonly v: number }) => (v === 1 ? absent() : hasVersion(v - 1));

function absent() {
  return {
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
  };
}

function hasVersion(v: number, states?: readonly string[]) {
  const aliases = new Aliases();
  const version = `${aliases.name('v')} = ${aliases.value(v)}`;
  const legal = states?.map((state) => aliases.value(state)).join(', ');
  const ConditionExpression =
    legal === undefined ? version : `${version} AND ${aliases.name('st')} IN (${legal})`;
  return { ConditionExpression, ...aliases.attributes };
}

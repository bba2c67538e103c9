import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, test } from 'vitest';
import { Buses } from './bus.ts';
import type { BusEvent } from './bus-event.ts';
import { EventLog } from './event-log.ts';

const entry = { Source: 'balai.queue', DetailType: 'SlotBooked.v1', Detail: '{}', EventBusName: 'b' };

let database: DatabaseSync;
let buses: Buses;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE handed (id TEXT)');
  buses = new Buses({
    database,
    log: new EventLog(database),
    account: '000000000000',
    region: 'ap-southeast-3',
    now: () => 0,
  });
  buses.addBus('b');
});

const hand = ({ id }: BusEvent) => void database.prepare('INSERT INTO handed (id) VALUES (?)').run(id);
const fail = () => {
  throw new Error('database or disk is full');
};
const rule = (name: string, ...targets: ((event: BusEvent) => void)[]) =>
  buses.addRule({ arn: `arn:aws:events:x:0:rule/b/${name}`, bus: 'b', matches: () => true, targets });
const handed = () => database.prepare('SELECT id FROM handed').all().length;

test('an event is with every target of every rule that wants it when it is acknowledged', () => {
  rule('one', hand, hand);
  rule('two', hand);

  expect(buses.put([entry, entry])).toMatchObject({ FailedEntryCount: 0 });

  expect(handed()).toBe(6);
});

test('when a target cannot take it, nothing of the request is accepted, and the next request can be', () => {
  let full = true;
  rule('one', hand);
  rule('two', (event) => (full ? fail() : hand(event)));

  expect(() => buses.put([entry])).toThrow('full');
  expect(handed()).toBe(0);

  full = false;
  expect(buses.put([entry])).toMatchObject({ FailedEntryCount: 0 });
  expect(handed()).toBe(2);
});

test('a rule hears its own bus only', () => {
  buses.addBus('other');
  rule('one', hand);

  buses.put([
    { ...entry, EventBusName: 'arn:aws:events:x:0:event-bus/other' },
    { ...entry, EventBusName: 'none' },
  ]);

  expect(handed()).toBe(0);
});

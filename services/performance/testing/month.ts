import { addDays, type LocalDate, localDate, localTime } from '#shared/time/local.ts';
import { instantOf, localDateAt } from '#shared/time/zone.ts';
import { type KeptEvent, readMessage } from '../domain/log/consumed.ts';
import type { RecordedExclusion, Ruling } from '../domain/log/entry.ts';
import { type LogTerms, lockOf } from '../domain/log/lock.ts';

export const sampleTerms: LogTerms = { zone: 'Asia/Jakarta', graceDays: 7, appealDays: 90 };

const region = 'tanjungbalai';
const minute = 60_000;

/** Account of the sample's officer of that number. */
export const account = (number: number): string =>
  `3f8e2c1a-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Id of a ticket, request or closing. */
export const subjectId = (kind: string, number: number): string =>
  `${kind}${String(number).padStart(10, '0')}`;

/** What an event of the sample is made of. */
interface Told {
  readonly service: 'queue' | 'documents';
  readonly type: string;
  readonly subject: string;
  readonly version: number;
  readonly index?: number;
  readonly at: number;
  readonly officer?: number | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds until it arrives. */
  readonly delay?: number;
}

/** An event as it is kept; its schema is checked. */
export function kept({
  service,
  type,
  subject,
  version,
  index = 0,
  at,
  officer,
  data,
  delay = 500,
}: Told): KeptEvent {
  return {
    keptAt: at + delay,
    message: readMessage({
      source: `balai.${service}`,
      'detail-type': type,
      detail: {
        metadata: {
          id: `${region}.${service}.${subject}.${version}.${index}`,
          occurredAt: at,
          region,
          subject,
          version,
          correlationId: 'request-0001',
          causationId: 'request-0001',
          ...(officer !== undefined && { actor: { kind: 'officer', id: account(officer) } }),
        },
        data,
      },
    }),
  };
}

/** A die with so many sides, from 0. */
export type Roll = (sides: number) => number;

/** A die of its own that always falls the same way for a seed (Lehmer's generator). */
export function dieOf(seed: number): Roll {
  let state = (seed % 2_147_483_646) + 1;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

const offices = ['disdukcapil', 'teluk-nibung'];

/** A month's events of two offices, with what supervisors recorded. */
export interface Month {
  readonly events: readonly KeptEvent[];
  readonly rulings: readonly Ruling[];
  readonly exclusions: readonly RecordedExclusion[];
}

/** A ticket from the first call to its end. */
function ticketOf(
  number: number,
  { date, roll, officers }: { date: LocalDate; roll: Roll; officers: number },
): KeptEvent[] {
  const subject = subjectId('t', number);
  const office = offices[roll(2)] ?? 'disdukcapil';
  const officer = roll(officers);
  let at = instantOf(date, localTime.parse('08:00'), sampleTerms.zone) + roll(480) * minute;
  let version = 3;
  const visit = {
    visit: subject,
    office,
    date,
    ticket: `A${String(number % 1000).padStart(3, '0')}`,
    kind: 'walk-in',
  };
  const tell = (type: string, more: Record<string, unknown>, from: Partial<Told> = {}) => {
    at += (1 + roll(9)) * minute;
    version += 1;
    const service = roll(3) === 0 ? 'family-card' : 'identity-card';
    const data = { ...visit, service, counter: '1', ...more };
    return kept({ service: 'queue', type, subject, version, at, officer, data, ...from });
  };
  const served = () =>
    tell(
      'TicketServed.v1',
      {
        outcome: ['finished', 'finished', 'incomplete', 'referred', 'left'][roll(5)],
        waited: roll(60) * minute,
        served: roll(40) * minute,
        parked: roll(3) * minute,
      },
      { delay: lateness(roll) },
    );
  const events: KeptEvent[] = [];
  if (roll(6) === 0) events.push(tell('TicketMissed.v1', { misses: 1 }));
  if (roll(4) === 0) events.push(tell('TicketParked.v1', {}, { officer: roll(officers) }));
  if (roll(8) === 0) events.push(tell('TicketTransferred.v1', { from: 'identity-card' }));
  if (roll(12) > 0) events.push(served());
  // The end of a visit told again with a later version: a correction.
  if (roll(15) === 0) events.push(served());
  if (roll(3) === 0) {
    events.push(
      tell('ServiceRated.v1', { rating: ['good', 'fair', 'poor'][roll(3)] }, { officer: undefined }),
    );
  }
  return events;
}

/** Most events come at once; a few so late that their month is locked. */
const lateness = (roll: Roll): number => (roll(25) === 0 ? 50 * 86_400_000 : 500);

function requestOf(
  number: number,
  { date, roll, officers }: { date: LocalDate; roll: Roll; officers: number },
): KeptEvent[] {
  const subject = subjectId('r', number);
  let at = instantOf(date, localTime.parse('08:00'), sampleTerms.zone) + roll(480) * minute;
  let version = 2;
  const request = { request: subject, office: offices[roll(2)], service: roll(2) === 0 ? 'KTP-EL' : 'KK' };
  const promise = { days: 3, used: roll(5) };
  const tell = (type: string, more: Record<string, unknown>, from: Partial<Told> = {}) => {
    if (from.index === undefined) {
      at += (1 + roll(2_000)) * minute;
      version += 1;
    }
    const data = { ...request, ...more };
    return kept({
      service: 'documents',
      type,
      subject,
      version,
      at,
      officer: roll(officers),
      data,
      delay: lateness(roll),
      ...from,
    });
  };
  const events: KeptEvent[] = [];
  const returns = roll(3);
  for (let done = 1; done <= returns; done += 1) {
    events.push(
      tell('RequestReturned.v1', { parts: [{ part: 'kk', reason: 'blurred' }], returns: done, promise }),
    );
  }
  const missed = roll(4) === 0;
  if (missed && roll(2) === 0) events.push(tell('PromiseMissed.v1', { promise }, { officer: undefined }));
  const told = events.at(-1)?.message['detail-type'] === 'PromiseMissed.v1';
  events.push(tell('RequestVerified.v1', { second: false, returns }));
  if (roll(4) === 0) {
    events.push(tell('RequestReleased.v1', { disputed: roll(2) === 0 }));
    events.push(tell('RequestVerified.v1', { second: false, returns }));
  }
  if (roll(3) === 0) events.push(tell('RequestVerified.v1', { second: true, returns }));
  if (roll(5) > 0) {
    if (missed && !told) events.push(tell('PromiseMissed.v1', { promise }, { officer: undefined }));
    const from = missed && !told ? { index: 1 } : {};
    events.push(
      tell(
        'RequestDecided.v1',
        { decision: roll(6) ? 'ready' : 'rejected', returns, kept: !missed, promise },
        from,
      ),
    );
  }
  return events;
}

function closingOf(number: number, { date, roll }: { date: LocalDate; roll: Roll }): KeptEvent[] {
  const subject = subjectId('c', number);
  const at = instantOf(date, localTime.parse('09:00'), sampleTerms.zone) + roll(240) * minute;
  const stretch = {
    closing: subject,
    office: offices[roll(2)],
    services: ['identity-card', 'family-card'].slice(roll(2)),
    date,
    from: '09:00',
    to: '15:00',
    closedFrom: at,
    closedTo: at + (30 + roll(120)) * minute,
  };
  const told = { service: 'queue', subject, officer: 0 } as const;
  const closed = kept({ ...told, type: 'WindowClosed.v1', version: 1, at, data: stretch });
  if (roll(2) === 0) return [closed];
  const closedTo = at + 20 * minute;
  const data = { ...stretch, closedTo, undone: roll(2) === 0 };
  return [
    closed,
    kept({ ...told, type: 'WindowReopened.v1', version: 2, at: closedTo, data, delay: lateness(roll) }),
  ];
}

/** A month's work as a die has it. */
export function monthOf(
  roll: Roll,
  size: { tickets: number; requests: number; officers: number; from?: string },
): Month {
  const from = localDate.parse(size.from ?? '2026-12-01');
  const date = () => addDays(from, roll(31));
  const { officers } = size;
  const events = [
    ...Array.from({ length: size.tickets }, (_, n) => ticketOf(n, { date: date(), roll, officers })),
    ...Array.from({ length: size.requests }, (_, n) => requestOf(n, { date: date(), roll, officers })),
    ...Array.from({ length: 6 }, (_, n) => closingOf(n, { date: date(), roll })),
  ].flat();
  const returned = events.filter(({ message }) => message['detail-type'] === 'RequestReturned.v1');
  return {
    events,
    rulings: returned.flatMap(({ message, keptAt }): Ruling[] => {
      const { data, metadata } = message.detail;
      if (!('returns' in data) || roll(3) > 0) return [];
      const late =
        roll(2) === 0 ? lockOf(localDateAt(metadata.occurredAt, sampleTerms.zone), sampleTerms) : keptAt;
      return [
        {
          entry: `${metadata.subject}.return-${data.returns}`,
          overturned: roll(2) === 0,
          by: account(99),
          ground: 'The paper was readable',
          keptAt: late,
        },
      ];
    }),
    exclusions: [1, 2].map((number): RecordedExclusion => {
      const start = instantOf(date(), localTime.parse('08:00'), sampleTerms.zone);
      return {
        id: `exclusion-${number}`,
        office: offices[number % 2] ?? 'disdukcapil',
        services: [],
        ...(number === 1 && { officer: account(1) }),
        reason: number === 1 ? 'training' : 'outage',
        from: start,
        to: start + 240 * minute,
        by: account(99),
        ground: 'As the log of the day has it',
        keptAt: start,
      };
    }),
  };
}

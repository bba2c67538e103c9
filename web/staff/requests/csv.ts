import type { RequestFigures } from '#services/documents/contract.ts';
import { csvFrom } from '../plots/csv.ts';

const columns = [
  'submitted',
  'returned',
  'ready',
  'rejected',
  'ended',
  'kept',
  'missed',
  'oneVisit',
] as const;

/** The days of a span as a table. */
export const csvOf = ({ days }: RequestFigures): string =>
  csvFrom([
    [
      'date',
      'submitted',
      'returned',
      'ready',
      'rejected',
      'ended',
      'promise_kept',
      'promise_missed',
      'one_visit',
    ],
    ...days.map((day) => [day.date, ...columns.map((column) => day[column])]),
  ]);

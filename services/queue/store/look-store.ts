import { createLookTable } from '#shared/looks/table.ts';
import type { LookAbout, LookStore } from '../domain/look.ts';
import { lookKey } from './keys.ts';

/** Looks in the service's table, a partition for each office and day: an office day has hundreds, which is no load. */
export const createLookStore = (
  place: Pick<Parameters<typeof createLookTable<LookAbout>>[0], 'client' | 'table'>,
): LookStore => createLookTable({ ...place, keyOf: lookKey });

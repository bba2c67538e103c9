import { inject } from 'vitest';

const own = inject('sites')[Number(process.env['VITEST_POOL_ID']) - 1];
if (own === undefined) throw new Error('There is no host for this worker.');

/** Where the citizens' site of this worker's host is: no other file uses the host at the same time. */
export const site: string = own;

/** The staff site of the same host. */
export const staffSite = site.replace('//localhost', '//petugas.localhost');

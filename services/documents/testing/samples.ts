import { branded } from '#shared/identity/brand.ts';
import { workingDaysOf } from '#shared/time/working-day.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { OfficeCalendar } from '../domain/promise.ts';
import type { Request, RequestTerms } from '../domain/request.ts';
import { submit } from '../domain/workflow.ts';

type Hours = [string, string][];
const ordinary: Hours = [
  ['08:00', '12:00'],
  ['13:00', '16:00'],
];
const week = { mon: ordinary, tue: ordinary, wed: ordinary, thu: ordinary, fri: ordinary, sat: [], sun: [] };

/** An office from eight to four, Monday to Friday, in western Indonesia. */
export const sampleCalendar: OfficeCalendar = {
  workingDays: workingDaysOf(
    { hours: { regular: week, ramadan: week }, exceptions: [] },
    { timezone: 'Asia/Jakarta', ramadan: [] },
  ),
  dateAt: (instant) => localDateAt(instant, 'Asia/Jakarta'),
};

/** Monday 16 November 2026, ten in the morning. */
export const monday = Date.parse('2026-11-16T10:00:00+07:00');

/** The terms of a service without visit and second eyes. */
export const sampleTerms: RequestTerms = {
  catalogue: '2026-11-21',
  visit: false,
  secondEyes: false,
  warnDays: 7,
  expireDays: 30,
};

/** A request of two papers with three working days, just submitted on that Monday. */
export const sampleRequest = (terms: Partial<RequestTerms> = {}): Request =>
  submit(
    {
      id: 'r'.repeat(11),
      office: 'disdukcapil',
      service: 'AKTA-LAHIR',
      terms: { ...sampleTerms, ...terms },
      tag: branded<'Tag'>('t'.repeat(10)),
      priority: false,
      correlationId: 'c'.repeat(36),
      key: 'submit',
      parts: ['kk', 'surat_lahir'],
      days: 3,
    },
    { now: monday, calendar: sampleCalendar },
  ).request;

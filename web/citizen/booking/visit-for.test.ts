import { afterEach, expect, test } from 'vitest';
import { forgetVisitFor, keepVisitFor, visitFor } from './visit-for.ts';

const place = (office: string, service: string) => ({ office: { id: office }, service: { id: service } });

afterEach(forgetVisitFor);

test('a visit is for a request at the office and service that it was meant for, until it is booked', () => {
  expect(visitFor(place('disdukcapil', 'akta'))).toBeUndefined();

  keepVisitFor(place('disdukcapil', 'akta'), 'Rq-_0000001');

  expect(visitFor(place('disdukcapil', 'akta'))).toBe('Rq-_0000001');
  expect(visitFor(place('disdukcapil', 'ktp-el'))).toBeUndefined();
  forgetVisitFor();
  expect(visitFor(place('disdukcapil', 'akta'))).toBeUndefined();
});

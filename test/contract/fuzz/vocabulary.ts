import fc from 'fast-check';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { documentSettings } from '#services/documents/domain/document-settings.ts';
import { grounds } from '#services/documents/domain/reasons.ts';
import { wordingSettings } from '#services/notifications/templates/wording.ts';
import type { Route } from '#shared/http/route.ts';
import { revocationReasons } from '#shared/letter-proof/revocations.ts';
import { nikOf } from '../../world/citizen.ts';
import type { Vocabulary } from './arbitrary.ts';

/** People whose bookings are tried. */
export const people = 60;

const dates = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-27',
  '2026-11-29',
  '2026-12-04',
  '2026-12-07',
  '2026-12-08',
];
const [office] = tanjungbalai.offices;

/** Mostly no value, so that a version is restored. */
const valueOr = (...values: readonly unknown[]) =>
  fc.oneof(fc.constant(undefined), fc.constant(undefined), fc.constantFrom(...values), fc.jsonValue());

const services = tanjungbalai.offices.flatMap((one) => one.services.map(({ id }) => id));

const words: Vocabulary = {
  office: fc.constantFrom('disdukcapil', 'disdukcapil', 'disdukcapil', 'nowhere'),
  service: fc.constantFrom(...services),
  services: fc.subarray(services, { minLength: 1 }),
  counter: fc.constantFrom('1', '2', '3', '4', '99'),
  code: fc.constantFrom('W001', ' w002 ', 'A001', 'Z1', 'balai:nowhere:AAAAAAAAAAA'),
  date: fc.constantFrom(...dates),
  month: fc.constantFrom('2026-11', '2026-12', '2027-01', '2999-12'),
  window: fc.constantFrom('08:00', '09:00', '10:00', '11:00', '13:00', '23:59'),
  windows: fc.subarray(['08:00', '09:00', '10:00', '13:00']),
  from: fc.constantFrom(undefined, undefined, '0', '1000'),
  nik: fc.nat(people).map(nikOf),
  phone: fc.constantFrom('081234567890', '+6281234567890', '0812 3456 7890', '+6591234567'),
  name: fc.constantFrom('Siti Nurhaliza', 'H. Ma’ruf, S.H.', 'Ng', 'Żółć Ĳ'),
  email: fc.constantFrom('nama@contoh.id', 'Nama@Contoh.ID'),
  'idempotency-key': fc.uuid(),
  'booking-key': fc.stringMatching(/^k1\.[\w-]{11}\.[\w-]{22}$/),
  'body.reason': fc.constantFrom('Rapat dinas', 'Listrik padam'),
  'body.restore': fc.constantFrom(undefined, 0, 0, 0, 1),
  'body.expectedVersion': fc.constantFrom(0, 0, 0, 1, 2),
  // Of a setting; every other name is a person's.
  'path.name': fc.constantFrom(
    ...[
      'hours',
      'closures',
      'services.ktp-el.quota',
      'services.kia.waitlist',
      'services.kia.release',
      'nothing',
    ].map((part) => `offices.disdukcapil.${part}`),
  ),
  'body.value': valueOr(
    office?.hours,
    [],
    { online: 3, walkIn: 2 },
    { people: 5, noticeHours: 2 },
    { kind: 'draw', minutes: 20 },
  ),
};

const wordings: Vocabulary = {
  ...words,
  'path.name': fc.constantFrom('messages.nothing.id', ...wordingSettings.map(({ name }) => name)),
  'body.value': valueOr(...wordingSettings.map(({ file }) => file)),
};

/** Stretches of a few days, so that others stay open to be booked. */
const closing: Vocabulary = {
  ...words,
  'body.date': fc.constantFrom(
    '2026-11-25',
    '2026-11-25',
    '2026-12-04',
    '2026-12-04',
    '2026-11-29',
    '2026-12-08',
  ),
  'body.from': fc.constantFrom('08:00', '08:00', '09:00', '23:59'),
  'body.to': fc.constantFrom('09:00', '12:00', '24:00', '24:00'),
  'body.reason': fc.constantFrom(
    { id: 'Listrik padam', en: 'Power cut' },
    { id: 'Rapat dinas', en: 'Staff meeting' },
    { id: 'Jaringan terganggu', en: 'Network trouble' },
    { id: 'Lihat https://contoh.id', en: 'no' },
  ),
};

/** Mostly open, or nobody would be called. */
const counters: Vocabulary = {
  ...words,
  'body.state': fc.constantFrom('open', 'open', 'open', 'break', 'closed'),
};
const day: Vocabulary = { ...words, 'body.state': fc.constantFrom('open', 'open', 'open', 'over') };

/** Mostly with a NIK alone: with two papers a booking is refused. */
const guest: Vocabulary = {
  ...words,
  'person.document': fc.constantFrom(undefined, undefined, undefined, {
    kind: 'passport',
    number: 'X1234567',
  }),
};

/** Days that are mostly open, with windows that most services have. */
const move: Vocabulary = {
  ...words,
  'body.date': fc.constantFrom(
    '2026-11-24',
    '2026-11-24',
    '2026-11-27',
    '2026-11-27',
    '2026-12-04',
    '2026-12-08',
  ),
  'body.window': fc.constantFrom('08:00', '09:00', '10:00', '23:59'),
};

/** The reasons for which a letter is taken back. */
const letter: Vocabulary = { ...words, 'body.reason': fc.constantFrom(...revocationReasons) };

/** Reasons of every list, and accounts. */
const step: Vocabulary = {
  ...words,
  reason: fc.constantFrom('blurred', ...grounds.map(({ code }) => code)),
  to: fc.uuid(),
};
const figures: Vocabulary = { ...words, from: fc.constantFrom(...dates), to: fc.constantFrom(...dates) };

const promises: Vocabulary = {
  ...words,
  'path.name': fc.constantFrom(
    'offices.disdukcapil.documents.nothing',
    ...documentSettings(tanjungbalai).map(({ name }) => name),
  ),
  'body.value': valueOr(3, 30, 61, { warnDays: 7, expireDays: 30 }, { warnDays: 30, expireDays: 7 }),
};

const special: readonly (readonly [paths: RegExp, words: Vocabulary])[] = [
  [/^\/api\/notifications\//, wordings],
  [/^\/api\/documents\/settings/, promises],
  [/\/letter\/void$/, letter],
  [/\/requests\/\{request\}\/steps$/, step],
  [/^\/api\/documents\/offices\/\{office\}\/figures$/, figures],
  [/\/closings(\/preview)?$/, closing],
  [/\/counters\/\{counter\}$/, counters],
  [/\/day$/, day],
  [/\/move$/, move],
  [/\/offices\/\{office\}\/bookings$/, guest],
];

/** Values that make sense for the fields of a route. */
export const vocabularyOf = ({ path }: Route): Vocabulary =>
  special.find(([paths]) => paths.test(path))?.[1] ?? words;

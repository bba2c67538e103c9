import type { Predicate } from './ratings.ts';

/** What may follow from evaluations. A proposal has no effect: a person decides on it, with a reason. */
export const followUps = {
  'talent-pool': {
    ground: 'PP 30/2019; PermenPANRB 3/2020',
    what: 'Sangat Baik dua tahun berturut-turut: diprioritaskan dalam kelompok rencana suksesi (talent pool)',
  },
  development: {
    ground: 'PP 30/2019; PP 11/2017 jo. PP 17/2020 Pasal 203(4)',
    what: 'Baik dua tahun berturut-turut: diprioritaskan untuk pengembangan kompetensi',
  },
  coaching: {
    ground: 'PermenPANRB 6/2022',
    what: 'Hasil kerja di bawah ekspektasi: bimbingan kinerja oleh atasan langsung',
  },
  /** The software only says that the superior has to look into it; it neither opens an examination nor names a sanction. */
  'superior-to-examine': {
    ground: 'PP 94/2021',
    what: 'Perilaku kerja di bawah ekspektasi: atasan langsung mempertimbangkan pemanggilan dan pemeriksaan',
  },
} as const satisfies Readonly<Record<string, { readonly ground: string; readonly what: string }>>;

export type FollowUp = keyof typeof followUps;

const after = {
  'very-good': [],
  good: [],
  'needs-improvement': ['coaching'],
  poor: ['superior-to-examine'],
  'very-poor': ['coaching', 'superior-to-examine'],
} as const satisfies Readonly<Record<Predicate, readonly FollowUp[]>>;

const good = new Set<Predicate>(['good', 'very-good']);

/**
 * What the law lets one consider after a yearly evaluation, by its predicate and that of the year before (absent: none that is final).
 * A very good year and a good one in a row are two good years.
 */
export function proposalsAfter(year: Predicate, yearBefore: Predicate | undefined): readonly FollowUp[] {
  if (yearBefore === undefined || !good.has(year) || !good.has(yearBefore)) return after[year];
  return year === 'very-good' && yearBefore === 'very-good' ? ['talent-pool'] : ['development'];
}

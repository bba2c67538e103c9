import type { Behaviour, Predicate, Rating } from './ratings.ts';

/** What a region calls the codes, in the words of its forms; codes are stored, labels are shown. */
export interface Labels {
  readonly ratings: Readonly<Record<Rating, string>>;
  readonly behaviours: Readonly<Record<Behaviour, string>>;
  readonly predicates: Readonly<Record<Predicate, string>>;
}

const usual: Labels = {
  ratings: {
    below: 'Di Bawah Ekspektasi',
    meets: 'Sesuai Ekspektasi',
    above: 'Di Atas Ekspektasi',
  },
  behaviours: {
    'service-oriented': 'Berorientasi Pelayanan',
    accountable: 'Akuntabel',
    competent: 'Kompeten',
    harmonious: 'Harmonis',
    loyal: 'Loyal',
    adaptive: 'Adaptif',
    collaborative: 'Kolaboratif',
  },
  predicates: {
    'very-good': 'Sangat Baik',
    good: 'Baik',
    'needs-improvement': 'Butuh Perbaikan',
    poor: 'Kurang',
    'very-poor': 'Sangat Kurang',
  },
};

/** Ways of writing that are in use; a region's setting names one. */
export const labelVariants = {
  usual,
  /** Forms that follow the annex of the regulation name the third and fourth predicate twice. */
  annex: {
    ...usual,
    predicates: {
      ...usual.predicates,
      'needs-improvement': 'Cukup/Butuh Perbaikan',
      poor: 'Kurang/Misconduct',
    },
  },
} as const satisfies Readonly<Record<string, Labels>>;

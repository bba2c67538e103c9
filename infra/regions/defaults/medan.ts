import type { Office } from '#shared/region/schema.ts';

/** Medan takes requests for civil documents online and at its own counters in the sub-districts, so ours do not. */
export const elsewhere: NonNullable<Office['elsewhere']> = [
  {
    what: {
      id: 'KTP-el, KK, KIA, akta, dan pindah',
      en: 'KTP-el, family card, KIA, certificates and moving',
    },
    where: {
      id: 'Diurus lewat Sibisa, Disdukcapil Kota Medan',
      en: 'Handled by Sibisa of the Medan registry office',
    },
    link: 'https://sibisa.pemkomedan.go.id', // sumutcyber.com, 20 April 2021; DEFAULT until the city confirms it
  },
];

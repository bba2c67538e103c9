import type { Text } from '#shared/region/schema.ts';

/** Something that an officer chooses from a list, as the citizen reads it. */
export interface Reason {
  readonly code: string;
  readonly text: Text;
}

/** Why a paper or an entry goes back to be corrected. DEFAULT: our own list, in the words of a citizen. */
export const objections: readonly Reason[] = [
  {
    code: 'blurred',
    text: { id: 'Foto buram atau goyang', en: 'The photo is blurred' },
  },
  {
    code: 'cut-off',
    text: {
      id: 'Foto terpotong, tidak semua sisi kelihatan',
      en: 'The photo is cut off, not every edge is on it',
    },
  },
  {
    code: 'unreadable',
    text: {
      id: 'Tulisan tidak terbaca: terlalu gelap, silau, atau terlalu kecil',
      en: 'The writing cannot be read: too dark, too bright or too small',
    },
  },
  {
    code: 'wrong-paper',
    text: { id: 'Ini bukan surat yang diminta', en: 'This is not the paper that was asked for' },
  },
  {
    code: 'incomplete',
    text: { id: 'Ada halaman atau isian yang belum lengkap', en: 'A page or an entry is missing' },
  },
  {
    code: 'expired',
    text: { id: 'Surat ini sudah tidak berlaku', en: 'This paper is no longer valid' },
  },
  {
    code: 'not-matching',
    text: { id: 'Isinya berbeda dengan surat yang lain', en: 'It does not match the other papers' },
  },
  {
    code: 'unsigned',
    text: { id: 'Belum ditandatangani atau belum dicap', en: 'It is not signed or not stamped yet' },
  },
  {
    code: 'other',
    text: { id: 'Lainnya, lihat catatan petugas', en: 'Something else, see the officer’s note' },
  },
];

/**
 * On which ground of law a request is rejected for good. DEFAULT: the list is ours and the articles are from memory; the office's legal
 * section has to confirm them before it relies on them.
 */
export const grounds: readonly Reason[] = [
  {
    code: 'not-resident',
    text: {
      id: 'Bukan penduduk wilayah kantor ini, sehingga kantor lain yang berwenang (UU 23/2006 jo. UU 24/2013, asas domisili)',
      en: 'Not a resident of this office’s area, so another office is in charge (Law 23/2006 as amended by Law 24/2013)',
    },
  },
  {
    code: 'already-issued',
    text: {
      id: 'Dokumen ini sudah pernah diterbitkan; yang hilang diajukan sebagai kutipan kedua (Perpres 96/2018)',
      en: 'This document was issued before; ask for a second copy of a lost one (Presidential Regulation 96/2018)',
    },
  },
  {
    code: 'requirements-unmet',
    text: {
      id: 'Syarat yang ditentukan tidak dapat dipenuhi (Perpres 96/2018; Permendagri 108/2019)',
      en: 'The requirements cannot be met (Presidential Regulation 96/2018; Ministerial Regulation 108/2019)',
    },
  },
  {
    code: 'court-needed',
    text: {
      id: 'Perlu penetapan pengadilan lebih dahulu (UU 23/2006 Pasal 52 dan seterusnya)',
      en: 'A court has to decide first (Law 23/2006, article 52 and following)',
    },
  },
  {
    code: 'untrue-data',
    text: {
      id: 'Keterangan atau surat yang diberikan tidak benar (UU 23/2006 Pasal 93)',
      en: 'What was stated or handed in is not true (Law 23/2006, article 93)',
    },
  },
  {
    code: 'not-entitled',
    text: {
      id: 'Pemohon tidak berhak meminta dokumen ini untuk orang tersebut (UU 23/2006 Pasal 26 dan seterusnya)',
      en: 'Whoever asks may not ask for this document of that person (Law 23/2006, article 26 and following)',
    },
  },
  {
    code: 'not-eligible',
    text: {
      id: 'Tidak memenuhi ketentuan surat ini menurut peraturan wali kota',
      en: 'The city’s own rules for this letter are not met',
    },
  },
];

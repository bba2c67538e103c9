/** What people write, and what the names of documents say. */
const sameWords: Readonly<Record<string, string>> = {
  akte: 'akta',
  ektp: 'ktp',
  ektep: 'ktp',
  ktpel: 'ktp',
  bayi: 'kelahiran',
  lahir: 'kelahiran',
  melahirkan: 'kelahiran',
  meninggal: 'kematian',
  wafat: 'kematian',
  mati: 'kematian',
  nikah: 'perkawinan',
  menikah: 'perkawinan',
  kawin: 'perkawinan',
  cerai: 'perceraian',
  miskin: 'mampu',
  sktm: 'mampu',
  ilang: 'hilang',
  kehilangan: 'hilang',
  rusak: 'rusak',
  alamat: 'pindah',
  skpwni: 'pindah',
  birth: 'kelahiran',
  baby: 'kelahiran',
  born: 'kelahiran',
  death: 'kematian',
  died: 'kematian',
  marriage: 'perkawinan',
  lost: 'hilang',
  moving: 'pindah',
  moved: 'pindah',
};
/** Words that tell nothing: everybody makes something. */
const empty = new Set([
  'buat',
  'bikin',
  'urus',
  'mengurus',
  'mau',
  'surat',
  'saya',
  'anak',
  'untuk',
  'yang',
  'dan',
  'di',
  'ke',
  'the',
  'a',
  'my',
  'of',
]);

/** The words of a text, each in one spelling. `Kartu Keluarga` is `kk` too. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('kartu keluarga', 'kk')
    .replaceAll('family card', 'kk')
    .replaceAll('kartu tanda penduduk', 'ktp')
    .replaceAll('identity card', 'ktp')
    .replaceAll(/e-?ktp|ktp-?el/g, 'ktp')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => sameWords[word] ?? word);
}

/** Letters that must be added, taken away or changed to make one word of the other; no more than `most` are counted. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** How well a word that was typed fits one of a name: 0 not at all, 3 the same. */
function likeness(typed: string, known: string): number {
  if (typed === known) return 3;
  if (typed.length >= 3 && known.startsWith(typed)) return 2;
  const slips = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  return slips > 0 && distance(typed, known, slips) <= slips ? 1 : 0;
}

/** The things whose words fit what was typed, the best first; those that fit most words come alone. */
export function search<T>(typed: string, things: readonly T[], textOf: (thing: T) => string): readonly T[] {
  const all = wordsOf(typed);
  const telling = all.filter((word) => !empty.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0) return things;
  const rated = things.map((thing) => {
    const known = wordsOf(textOf(thing));
    const fits = words.map((word) => Math.max(0, ...known.map((one) => likeness(word, one))));
    return {
      thing,
      met: fits.filter((one) => one > 0).length,
      sum: fits.reduce((sum, one) => sum + one, 0),
    };
  });
  const best = Math.max(0, ...rated.map(({ met }) => met));
  if (best === 0) return [];
  return rated
    .filter(({ met }) => met === best)
    .sort((one, other) => other.sum - one.sum)
    .map(({ thing }) => thing);
}

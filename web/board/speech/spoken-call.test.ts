import { describe, expect, test } from 'vitest';
import { numberWords } from './number-words.ts';
import { recordedCall, spokenCall } from './spoken-call.ts';

describe('what is said for a call', () => {
  test.each([
    ['A012', '3', 'Nomor antrian A nol dua belas, silakan ke loket tiga'],
    ['B001', '10', 'Nomor antrian Be nol nol satu, silakan ke loket sepuluh'],
    ['C110', '11', 'Nomor antrian Ce seratus sepuluh, silakan ke loket sebelas'],
    ['W100', '17', 'Nomor antrian We seratus, silakan ke loket tujuh belas'],
    ['F011', '20', 'Nomor antrian Ef nol sebelas, silakan ke loket dua puluh'],
    ['Q245', '99', 'Nomor antrian Ki dua ratus empat puluh lima, silakan ke loket sembilan puluh sembilan'],
    ['A1004', '1', 'Nomor antrian A seribu empat, silakan ke loket satu'],
    ['A000', '1', 'Nomor antrian A nol nol nol, silakan ke loket satu'],
  ])('%s to counter %s, in Bahasa Indonesia', (ticket, counter, said) => {
    expect(spokenCall({ ticket, counter }).id).toBe(said);
  });

  test.each([
    ['A012', '3', 'Number A zero one two, please go to counter three'],
    ['W105', '12', 'Number W one zero five, please go to counter twelve'],
    ['D009', '40', 'Number D zero zero nine, please go to counter forty'],
    ['D009', '58', 'Number D zero zero nine, please go to counter fifty-eight'],
  ])('%s to counter %s, in English', (ticket, counter, said) => {
    expect(spokenCall({ ticket, counter }).en).toBe(said);
  });

  test('every letter has its Indonesian name', () => {
    const names = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(
      (letter) => spokenCall({ ticket: `${letter}001`, counter: '1' }).id.split(' ')[2],
    );

    expect(names.join(' ')).toBe(
      'A Be Ce De E Ef Ge Ha I Je Ka El Em En O Pe Ki Er Es Te U Ve We Eks Ye Zet',
    );
  });

  test('no two numbers up to 9999 are said alike', () => {
    const said = new Set(Array.from({ length: 10_000 }, (_, number) => numberWords(number).join(' ')));

    expect(said.size).toBe(10_000);
    expect([...said].join(' ')).not.toMatch(/ {2}|undefined/);
  });
});

describe('recorded words', () => {
  test('say the same in the same order', () => {
    expect(recordedCall({ ticket: 'B012', counter: '21' })).toEqual([
      'nomor-antrian',
      'be',
      'nol',
      'dua',
      'belas',
      'silakan-ke-loket',
      'dua',
      'puluh',
      'satu',
    ]);
  });

  test('of every ticket and counter are 46 at most', () => {
    const words = new Set<string>();
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      for (let number = 0; number < 10_000; number += 1) {
        const digits = String(number).padStart(3, '0');
        for (const word of recordedCall({ ticket: letter + digits, counter: String((number % 99) + 1) })) {
          words.add(word);
        }
      }
    }

    expect(words.size).toBe(2 + 26 + 10 + 8);
  });
});

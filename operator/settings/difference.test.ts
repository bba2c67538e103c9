import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';
import { differences, linesOf } from './difference.ts';
import { effectLines } from './effect.ts';

const week = (tue: string[][]) => ({ regular: { mon: [], tue }, ramadan: { mon: [], tue: [] } });

test('hours are told by weekday, and only those that changed', () => {
  expect(
    differences(
      week([['08:00', '12:00']]),
      week([
        ['09:00', '12:00'],
        ['13:00', '15:00'],
      ]),
    ),
  ).toEqual(['  biasa, Selasa: 08:00-12:00 → 09:00-12:00, 13:00-15:00']);
});

test('special days are told by date: added, gone, changed', () => {
  const day = (date: string, spans: string[][], id: string) => ({ date, spans, reason: { id, en: id } });

  expect(
    differences(
      [day('2026-12-24', [], 'rapat'), day('2026-12-28', [], 'pindah')],
      [day('2026-12-24', [['08:00', '10:00']], 'rapat'), day('2026-12-31', [], 'tutup buku')],
    ),
  ).toEqual([
    '  2026-12-24: tutup (rapat) → 08:00-10:00 (rapat)',
    '- 2026-12-28: tutup (pindah)',
    '+ 2026-12-31: tutup (tutup buku)',
  ]);
  expect(linesOf([])).toEqual(['(kosong)']);
});

test('a quota and a wording are told by their parts', () => {
  expect(differences({ online: 10, walkIn: 5 }, { online: 12, walkIn: 5 })).toEqual([
    '  kuota daring: 10 → 12',
  ]);
  expect(differences({ sms: 'a', mail: 'b' }, { sms: 'c', mail: 'b' })).toEqual(['  SMS: a → c']);
});

test('who had booked is told by ticket, with what to do', () => {
  const window = {
    start: '08:00',
    end: '09:00',
    from: 10,
    to: 0,
    booked: 2,
    gone: true,
    affected: ['A001', 'A002'],
  };

  const lines = effectLines({
    affected: 2,
    offered: 2,
    days: [{ service: 'ktp-el', date: '2026-12-17', affected: 2, windows: [window] }],
  });

  expect(lines[0]).toContain('2 warga memegang nomor pada jam yang tidak lagi dibuka');
  expect(lines[0]).toContain('didahulukan memilih jadwal lain');
  expect(lines.slice(1)).toEqual([
    'Kamis, 17 Desember 2026, ktp-el:',
    '  08:00-09:00 ditutup, 2 pesanan; terdampak: A001, A002',
  ]);
});

test("a lowered quota takes nobody's place, and it says what an official may do instead", () => {
  const window = {
    start: '08:00',
    end: '09:00',
    from: 10,
    to: 1,
    booked: 2,
    gone: false,
    affected: ['A002'],
  };

  const lines = effectLines({
    affected: 1,
    offered: 0,
    days: [{ service: 'ktp-el', date: '2026-12-17', affected: 1, windows: [window] }],
  });

  expect(lines[0]).toContain('1 warga memegang nomor di atas kuota baru. Nomornya TETAP berlaku');
  expect(lines[0]).toContain('Tutup layanan');
});

test('what was promised stays promised, and that is said', () => {
  expect(effectLines({ keep: 12 })[0]).toMatch(/^12 pengajuan yang masih terbuka tetap memakai nilai lama/);
  expect(effectLines({ keep: 0 })[0]).toContain('berlaku seketika');
});

test.each([
  [['set', 'x'], '--file'],
  [['set', 'x', '--value', '{'], 'JSON'],
  [['set', 'x', '--value', '1', '--file', 'y'], '--file'],
  [['set', 'x', '--value', '1', '--yes'], '--reason'],
  [['restore', 'x'], 'nomor versi'],
  [['restore', 'x', '-1'], ''],
  [['show'], 'nama pengaturan'],
  [['hapus', 'x'], 'hapus'],
  [['list', '--nope'], 'nope'],
])('%j is not understood, and it says why', (args, said) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(said);
});

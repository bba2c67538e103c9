import { expect, test } from 'vitest';
import { clipsOf, playlist } from './clips.ts';
import { recordedCall } from './spoken-call.ts';

const words = 'nomor-antrian a nol satu dua belas silakan-ke-loket tiga'.split(' ');

test('a call is a sequence of recorded words', () => {
  const clips = clipsOf(words.map((word) => `${word}.mp3`));

  expect(playlist(clips, recordedCall({ ticket: 'A012', counter: '3' }))).toEqual([
    '/suara/nomor-antrian.mp3',
    '/suara/a.mp3',
    '/suara/nol.mp3',
    '/suara/dua.mp3',
    '/suara/belas.mp3',
    '/suara/silakan-ke-loket.mp3',
    '/suara/tiga.mp3',
  ]);
});

test('a call that lacks one word is not played at all', () => {
  const clips = clipsOf(words.filter((word) => word !== 'belas').map((word) => `${word}.ogg`));

  expect(playlist(clips, recordedCall({ ticket: 'A012', counter: '3' }))).toBeUndefined();
  expect(playlist(clips, recordedCall({ ticket: 'A001', counter: '3' }))).toHaveLength(7);
});

test('a list names sound files of the folder and nothing else', () => {
  const clips = clipsOf(['a.mp3', '../b.mp3', 'https://contoh.id/c.mp3', 'd.wav', 'e', 7, null, 'Ef.mp3']);

  expect([...clips.keys()]).toEqual(['a']);
  expect(clipsOf('<!doctype html>').size).toBe(0);
  expect(clipsOf({ a: 'a.mp3' }).size).toBe(0);
});

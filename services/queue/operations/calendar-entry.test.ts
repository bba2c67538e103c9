import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEntry, calendarFile } from './calendar-entry.ts';

const entry: CalendarEntry = {
  uid: 'abc@antrean.example',
  sequence: 3,
  stamp: Date.parse('2026-11-23T03:00:00.123Z'),
  start: Date.parse('2026-11-24T08:00:00+07:00'),
  end: Date.parse('2026-11-24T09:00:00+07:00'),
  summary: 'A012 KTP-el',
  description: 'Bawa: KK, akta; gratis\nC:\\berkas',
  location: 'Disdukcapil, Tanjungbalai',
};
const encoder = new TextEncoder();
const text = fc.string({ unit: 'grapheme', maxLength: 200 });

test('instants are in UTC, whatever the office’s zone', () => {
  const lines = calendarFile(entry).split('\r\n');

  expect(lines).toContain('DTSTAMP:20261123T030000Z');
  expect(lines).toContain('DTSTART:20261124T010000Z');
  expect(lines).toContain('DTEND:20261124T020000Z');
});

test('commas, semicolons, backslashes and line breaks are escaped', () => {
  expect(calendarFile(entry)).toContain('DESCRIPTION:Bawa: KK\\, akta\\; gratis\\nC:\\\\berkas\r\n');
});

test('no line is longer than 75 octets, and unfolding gives back the text', () => {
  fc.assert(
    fc.property(text, (summary) => {
      const file = calendarFile({ ...entry, summary });
      const unfolded = file.replaceAll('\r\n ', '');
      const escaped = summary
        .replace(/[\\;,]/g, (character) => `\\${character}`)
        .replace(/\r?\n/g, '\\n')
        .replace(/\p{Cc}/gu, '');
      return (
        file.split('\r\n').every((line) => encoder.encode(line).length <= 75) &&
        unfolded.split('\r\n').includes(`SUMMARY:${escaped}`)
      );
    }),
  );
});

test('no text can add a line of its own', () => {
  fc.assert(
    fc.property(text, text, (summary, location) => {
      const names = calendarFile({ ...entry, summary: `${summary}\r\nATTENDEE:x`, location })
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .map((line) => line.split(':')[0]);
      return (
        !names.includes('ATTENDEE') &&
        names.length === calendarFile(entry).replaceAll('\r\n ', '').split('\r\n').length
      );
    }),
  );
});

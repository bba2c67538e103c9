import { describe, expect, test } from 'vitest';
import { id } from '../texts/id.ts';
import { emptyDraft } from './draft.ts';
import { personErrors, refusedFields } from './person.ts';

const siti = { ...emptyDraft, nik: '1274 0141 0390 0001', name: 'Siti Nurhaliza', phone: '0812 3456 7890' };
const told = (draft: typeof siti) =>
  Object.fromEntries(Object.entries(personErrors(draft)).map(([field, say]) => [field, say(id)]));

describe('the details', () => {
  test('pass as people write them, with spaces and dots', () => {
    expect(told(siti)).toEqual({});
    expect(told({ ...siti, nik: '1274.0141.0390.0001', phone: '+62 812-3456-7890' })).toEqual({});
    expect(told({ ...siti, phone: '+65 8123 4567' })).toEqual({});
  });

  test('that are missing are all told at once; the mail address may stay away', () => {
    expect(Object.keys(told(emptyDraft))).toEqual(['nik', 'name', 'phone']);
  });

  test('tell how many digits the NIK has', () => {
    expect(told({ ...siti, nik: '127401410390000' })).toEqual({
      nik: 'NIK harus 16 angka; yang Anda isi 15',
    });
    expect(told({ ...siti, nik: '12740141039000011' })).toEqual({ nik: id.errors.nikDigits(17) });
    expect(told({ ...siti, nik: '12740141O3900001' })).toEqual({ nik: id.errors.nikLetters });
  });

  test('refuse a phone number that nobody can call and a mail address that is none', () => {
    expect(told({ ...siti, phone: '812 3456', email: 'siti@' })).toEqual({
      phone: id.errors.phoneForm,
      email: id.errors.mailForm,
    });
  });
});

test('what the office refuses stands at its field', () => {
  const text = { id: 'NIK ini tidak benar', en: 'This NIK is not right' };

  expect(
    refusedFields([
      { field: 'person.nik', text },
      { field: 'date', text },
    ]),
  ).toEqual({ nik: text });
});

import type { Texts } from '../texts/id.ts';
import type { Draft } from './draft.ts';

export type PersonField = 'nik' | 'name' | 'phone' | 'email';

/** What is wrong with a field: a sentence in the reader's language. */
export type FieldErrors<F extends string> = Partial<Record<F, (t: Texts) => string>>;

export const digitsOf = (text: string): string => text.replace(/[\s.-]/g, '');

export function nikError(text: string): ((t: Texts) => string) | undefined {
  const digits = digitsOf(text);
  if (digits === '') return (t) => t.errors.nikEmpty;
  if (!/^\d*$/.test(digits)) return (t) => t.errors.nikLetters;
  if (digits.length !== 16) return (t) => t.errors.nikDigits(digits.length);
  return undefined;
}

export function phoneError(text: string): ((t: Texts) => string) | undefined {
  const compact = text.trim().replace(/[\s().-]/g, '');
  if (compact === '') return (t) => t.errors.phoneEmpty;
  return /^(\+|00|0|62)\d{7,15}$/.test(compact) ? undefined : (t) => t.errors.phoneForm;
}

function nameError(text: string): ((t: Texts) => string) | undefined {
  const name = text.trim();
  if (name.length < 2) return (t) => t.errors.nameEmpty;
  return name.length > 100 ? (t) => t.errors.nameLong : undefined;
}

function mailError(text: string): ((t: Texts) => string) | undefined {
  return text.trim() === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim())
    ? undefined
    : (t) => t.errors.mailForm;
}

/** What can be told without asking: the office has the last word. */
export function personErrors(draft: Draft): FieldErrors<PersonField> {
  const found = {
    nik: nikError(draft.nik),
    name: nameError(draft.name),
    phone: phoneError(draft.phone),
    email: mailError(draft.email),
  };
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error !== undefined));
}

/** The refused fields of a problem such as `person.nik`, in the words of the office. */
export function refusedFields(
  fields: readonly { field: string; text: { id: string; en: string } }[] | undefined,
): Partial<Record<PersonField, { id: string; en: string }>> {
  const known = new Map<string, PersonField>([
    ['person.nik', 'nik'],
    ['person.name', 'name'],
    ['person.phone', 'phone'],
    ['person.email', 'email'],
    ['nik', 'nik'],
    ['phone', 'phone'],
  ]);
  return Object.fromEntries(
    (fields ?? []).flatMap(({ field, text }) => {
      const name = known.get(field);
      return name === undefined ? [] : [[name, text]];
    }),
  );
}

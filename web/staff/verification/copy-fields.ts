import type { OpenedFile } from '#services/documents/contract.ts';

/** A value to carry over to the national system. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

interface Words {
  readonly say: (text: OpenedFile['name']) => string;
  readonly nik: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

/** What is copied, in order: who asks, then the form as the national system asks for it. What was left out is not copied. */
export function fieldsOf(
  { person, form }: OpenedFile,
  { say, nik, name, phone, email }: Words,
): readonly Field[] {
  const applicant = [
    { key: '.nik', label: nik, value: person.nik },
    { key: '.name', label: name, value: person.name },
    { key: '.phone', label: phone, value: person.phone ?? '' },
    { key: '.email', label: email, value: person.email ?? '' },
  ];
  return [...applicant, ...form.map(({ key, label, value }) => ({ key, label: say(label), value }))];
}

/** The field to copy after one; undefined: from the top. */
export function nextField(fields: readonly Field[], after: string | undefined): Field | undefined {
  const at = fields.findIndex(({ key }) => key === after);
  return fields.slice(at + 1).find(({ value }) => value !== '');
}

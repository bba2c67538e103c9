import { nikError, personErrors } from '../booking/person.ts';
import type { Texts } from '../texts/id.ts';
import type { FormField, OfferedService } from './api.ts';
import { type Draft, filesOf } from './draft.ts';

/** Papers that are needed in every case and have no file yet. */
export const missingPapers = ({ papers }: OfferedService, draft: Draft) =>
  papers.filter(
    ({ key, when, optional }) => when === undefined && !optional && filesOf(draft, key).length === 0,
  );

/** What is wrong with a value, as far as it can be told without asking: it is missing, or no NIK. */
export function valueError(
  { kind, optional }: FormField,
  value = '',
): 'empty' | ((t: Texts) => string) | undefined {
  if (value.trim() === '') return optional ? undefined : 'empty';
  return kind === 'nik' ? nikError(value) : undefined;
}

/** The steps of the journey at which something is still missing. */
export function incompleteSteps(service: OfferedService, draft: Draft): readonly ('' | 'isi' | 'data')[] {
  return [
    ...(missingPapers(service, draft).length > 0 ? ['' as const] : []),
    ...(service.form.some((field) => valueError(field, draft.form[field.key]) !== undefined)
      ? ['isi' as const]
      : []),
    ...(Object.keys(personErrors(draft.person)).length > 0 ? ['data' as const] : []),
  ];
}

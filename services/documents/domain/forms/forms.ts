import { templates } from '../letters/templates/templates.ts';
import { birth } from './birth.ts';
import type { FormField } from './field.ts';
import { general } from './general.ts';

const forms = new Map<string, readonly FormField[]>([
  ['AKTA-LAHIR', birth],
  ...templates.map(({ catalogue, fields }) => [catalogue, fields] as const),
]);

/** The form of a service, by its code in the catalogue; its lines in the order in which officers enter them. */
export const formOf = (service: string): readonly FormField[] => forms.get(service) ?? general;

import type { LetterTemplate } from '../template.ts';
import { domicile } from './domicile.ts';
import { lowIncome } from './low-income.ts';

/** Every version of every template that a letter was printed from. */
export const templates: readonly LetterTemplate[] = [domicile, lowIncome];

import type { Problem } from '#services/queue/contract.ts';
import { type PersonField, refusedFields } from './person.ts';

type Refused = Partial<Record<PersonField, { id: string; en: string } | undefined>>;

// Handed from the page where the office refused to the page where it is put right.
let handed: Refused | undefined;

export const handRefusal = (problem: Problem): void => {
  handed = refusedFields(problem.fields);
};
export const recallRefusal = (): Refused | undefined => handed;
export const forgetRefusal = (): void => {
  handed = undefined;
};

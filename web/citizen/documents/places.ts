import { address } from '../places.ts';

/** A document that an office gives, by its code in the catalogue. */
export interface DocumentPlace {
  readonly office: string;
  readonly code: string;
}

export type Step = 'isi' | 'data' | 'periksa' | '';

export const needAddress = ({ office, code }: DocumentPlace) => `${address.needs}/${office}/${code}`;
export const stepAddress = ({ office, code }: DocumentPlace, step: Step = '') =>
  `/ajukan/${office}/${code}${step === '' ? '' : `/${step}`}`;
export const requestAddress = (key: string) => `${address.requests}#${key}`;

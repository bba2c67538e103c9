import * as z from 'zod/mini';
import { type LocalDate, localDate } from '#shared/time/local.ts';

/** What a number is made of. */
export interface NumberParts {
  readonly sequence: number;
  /** Classification code of the letter's subject. */
  readonly classification: string;
  /** Code of the office. */
  readonly office: string;
  readonly issued: LocalDate;
}

const months = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));

const tokens: Readonly<Record<string, (parts: NumberParts, width: number) => string>> = {
  sequence: ({ sequence }, width) => String(sequence).padStart(width, '0'),
  classification: ({ classification }) => classification,
  office: ({ office }) => office,
  month: ({ issued }) => months[monthOf(issued) - 1] ?? '',
  year: ({ issued }) => issued.slice(0, 4),
};

/** `{sequence}`, or with the digits that it has at least: `{sequence:4}`. */
const token = /\{([a-z]+)(?::([1-6]))?\}/g;

const mentions = (format: string, name: string): boolean =>
  [...format.matchAll(token)].some(([, found]) => found === name);

const isKnown = (format: string): boolean =>
  [...format.matchAll(token)].every(
    ([, name = '', width]) => Object.hasOwn(tokens, name) && (width === undefined || name === 'sequence'),
  ) && !/[{}]/.test(format.replace(token, ''));

/** A whole number may not be told in digits that run into the next token: `{sequence}{year}` prints 1 of 12026 like 12 of 2026. */
const isApart = (format: string): boolean => !/\}\{|\}\d|\d\{sequence/.test(format);

/**
 * How letters of a region are numbered: `{classification}/{sequence:4}/{office}/{month}/{year}`, month in Roman numerals. What tells one
 * register from another is in it, so that no number is printed twice.
 */
export const numberFormat = z.string().check(
  z.maxLength(80),
  z.regex(/^[\x21-\x7e]+$/, 'Spaces and letters with marks cannot be in a number.'),
  z.refine(
    isKnown,
    'Tokens are {sequence} (with digits: {sequence:4}), {classification}, {office}, {month}, {year}.',
  ),
  z.refine(
    (format) => ['sequence', 'classification', 'office', 'year'].every((name) => mentions(format, name)),
    'Without sequence, classification, office and year two letters get the same number.',
  ),
  z.refine(isApart, 'Something that is no digit must stand between the sequence and what is beside it.'),
);

/** The number as it is printed. */
export const printedNumber = (format: string, parts: NumberParts): string =>
  format.replace(token, (_, name: string, width?: string) => tokens[name]?.(parts, Number(width ?? 1)) ?? '');

/** The year whose register a letter of this date is entered in. */
export const registerYear = (issued: LocalDate): number => Number(localDate.parse(issued).slice(0, 4));

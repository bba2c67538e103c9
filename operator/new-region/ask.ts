import { input, search } from '@inquirer/prompts';
import { InputError } from './input-error.ts';

/** One thing to know of a region. */
export interface Question<Answer> {
  /** `--flag` that answers it without being asked. */
  readonly flag: string;
  readonly message: string;
  /** The answer of who has none; undefined where nothing can be supposed. */
  readonly supposed?: string | undefined;
  /** What to choose from, if not anything. */
  readonly choices?: readonly string[];
  /** The answer as it is used; throws InputError on one that is of no use. */
  readonly read: (answer: string) => Answer;
}

/** How questions are answered. */
export interface Answering {
  /** The flags that were given. */
  readonly flags: Readonly<Record<string, string | undefined>>;
  /** Takes what is supposed instead of asking. */
  readonly unattended: boolean;
}

/** An answer, and whether anybody gave it. */
export interface Answered<Answer> {
  readonly value: Answer;
  readonly supposed: boolean;
}

/** The answer to a question: its flag, else what is supposed when nobody is there, else what somebody says. */
export async function ask<Answer>(
  question: Question<Answer>,
  { flags, unattended }: Answering,
): Promise<Answered<Answer>> {
  const { flag, message, supposed, read } = question;
  const given = flags[flag] ?? (unattended ? undefined : await prompt(question));
  if (given !== undefined)
    return { value: read(given), supposed: flags[flag] === undefined && given === supposed };
  if (supposed === undefined) throw new InputError(`${message}: tidak dapat diandaikan, tulis --${flag}.`);
  return { value: read(supposed), supposed: true };
}

function prompt<Answer>({ message, supposed, choices, read }: Question<Answer>): Promise<string> {
  const validate = (answer: string) => {
    try {
      read(answer);
      return true;
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  };
  const common = { message, validate, ...(supposed === undefined ? {} : { default: supposed }) };
  if (choices === undefined) return input(common);
  const matching = (term: string) =>
    choices.filter(
      (choice) => choice.startsWith(term.toLowerCase()) || choice.startsWith(term.toUpperCase()),
    );
  return search({ ...common, source: (term = '') => matching(term) });
}

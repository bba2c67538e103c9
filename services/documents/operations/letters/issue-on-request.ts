import type { RequestFile } from '../../domain/file.ts';
import type { Request } from '../../domain/request.ts';
import type { Refusal } from '../../refusals.ts';
import { issueLetter } from './issue-letter.ts';
import type { LetterDesk } from './ports.ts';

/** Who issues a letter, in answer to which request. */
interface Issuer {
  readonly by: string;
  readonly correlationId: string;
}

/**
 * Issues the letter that a request asks for: the newest template of its service, filled in with its form. The same request gets the
 * same letter however often it is asked for. `newSalt`: 22 random base64url characters.
 */
export const issueOnRequest =
  ({ letters, newSalt }: Pick<LetterDesk, 'letters'> & { readonly newSalt: () => string }) =>
  async (
    { id, office, service }: Pick<Request, 'id' | 'office' | 'service'>,
    { form }: Pick<RequestFile, 'form'>,
    issuer: Issuer,
  ): Promise<{ readonly number: string } | Refusal> => {
    const ports = await letters();
    const template = ports.templates.findLast(({ catalogue }) => catalogue === service);
    if (template === undefined) return { code: 'bad-result', field: 'body.result.kind' };
    const answer = await issueLetter(ports, { id, office, template, form, salt: newSalt(), ...issuer });
    if ('letter' in answer) return { number: answer.letter.number };
    switch (answer.refused) {
      case 'bad-form':
        return { code: 'bad-form', field: `form.${answer.issues[0]?.field}` };
      case 'try-again':
        return { code: 'try-again', retryAfterSeconds: 2 };
      case 'void':
        return { code: 'letter-void' };
      case 'no-letters':
        return { code: 'bad-result', field: 'body.result.kind' };
      case 'key-reused':
        throw new Error(`Request ${id} has a letter of another kind.`);
    }
  };

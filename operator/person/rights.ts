import {
  personRoutes as documentsRoutes,
  type ErasedPerson as ErasedRequests,
  type ExportedPerson as ExportedRequests,
} from '#services/documents/contract.ts';
import { type ErasedPerson, type ExportedPerson, problem, routes } from '#services/queue/contract.ts';
import { ask, jsonOf } from '../sign-in/ask.ts';

/** By what a person is named: the NIK, the paper of who has none, or, without either, the one booking. */
export type PersonNamed =
  | { readonly nik: string }
  | { readonly document: { readonly kind: string; readonly number: string } }
  | { readonly booking: string };

/** Whose rights are carried out, where, and why. */
export interface Wish {
  /** The staff site, or another way to the same API; without a slash at the end. */
  readonly site: string;
  /** Access token of an operator. */
  readonly token: string;
  readonly person: PersonNamed;
  readonly reason: string;
}

/** The service said no; its own sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

type Place = NonNullable<ExportedPerson['next']>;

/** A route for the rights of a person, of either service. */
interface Asked<Answer> {
  readonly path: string;
  readonly answer: { readonly schema: { parse(body: unknown): Answer } };
}

/** Asks once. */
async function answerOf<Answer>(
  { site, token, person, ...asked }: Wish & { readonly [more: string]: unknown },
  { path, answer }: Asked<Answer>,
): Promise<Answer> {
  const { status, text } = await ask(`${site}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...person, ...asked }),
  });
  const body = jsonOf(text);
  if (status !== 200) throw new Refused(sentenceOf(status, body));
  return answer.schema.parse(body);
}

/** Asks one part of the table after the other until all was looked at. */
async function* answersOf<Answer extends { readonly next: Place | null }>(
  wish: Wish & { readonly cancel?: boolean },
  route: Asked<Answer>,
): AsyncGenerator<Answer> {
  let from: Place | undefined;
  do {
    const part = await answerOf({ ...wish, ...(from && { from }) }, route);
    yield part;
    from = part.next ?? undefined;
  } while (from);
}

/** In both languages where the service speaks; API Gateway refuses a missing or old token without words. */
function sentenceOf(status: number, body: unknown): string {
  const { success, data } = problem.safeParse(body);
  if (success) return `${data.text.id}\n${data.text.en}`;
  return status === 401
    ? 'Token tidak ada atau sudah kedaluwarsa. Masuk lagi sebagai operator.\nThe token is missing or has expired. Sign in again as an operator.'
    : `Layanan menjawab ${status}. Coba lagi; pengulangan tidak merugikan.\nThe service answered ${status}. Try again; repeating does no harm.`;
}

/** Everything that the queue keeps of a person, in one piece. */
export async function exportPerson(wish: Wish): Promise<Omit<ExportedPerson, 'next'>> {
  const all: Omit<ExportedPerson, 'next'> = { bookings: [], days: [], recoveries: [] };
  for await (const part of answersOf(wish, routes.exportPerson)) {
    all.bookings.push(...part.bookings);
    all.days.push(...part.days);
    all.recoveries.push(...part.recoveries);
  }
  return all;
}

/** Erases what the queue may erase now; tells what stays and why. */
export async function erasePerson(
  wish: Wish & { readonly cancel: boolean },
): Promise<Omit<ErasedPerson, 'next'>> {
  const all: Omit<ErasedPerson, 'next'> = {
    erased: { bookings: 0, entries: 0, days: 0, recoveries: 0 },
    standing: [],
  };
  for await (const { erased, standing } of answersOf(wish, routes.erasePerson)) {
    all.erased.bookings += erased.bookings;
    all.erased.entries += erased.entries;
    all.erased.days += erased.days;
    all.erased.recoveries += erased.recoveries;
    all.standing.push(...standing);
  }
  return all;
}

/** Requests for documents are found by NIK alone; undefined: none was given. */
const byNik = <More>({ person, ...wish }: Wish & More) => ('nik' in person ? { ...wish, person } : undefined);

/** Everything that is kept of the requests that were made with this NIK; undefined: another paper was named. */
export async function exportRequests(wish: Wish): Promise<ExportedRequests | undefined> {
  const named = byNik(wish);
  return named && answerOf(named, documentsRoutes.exportPerson);
}

/** Erases the requests that may be erased now; undefined: another paper was named. */
export async function eraseRequests(
  wish: Wish & { readonly withdraw: boolean },
): Promise<ErasedRequests | undefined> {
  const named = byNik(wish);
  return named && answerOf(named, documentsRoutes.erasePerson);
}

import { problemIn, Refused, Unanswered } from './outcome.ts';

/** What openapi-fetch gives back. */
interface Reply<Answer> {
  readonly data?: Answer;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Patience {
  /** Milliseconds after which `Unanswered` is thrown. */
  readonly milliseconds: number;
  /** Milliseconds that one try may take. */
  readonly tryMilliseconds: number;
}

/** A minute and a half: longer than any deployment or failover of the service takes. */
export const patience: Patience = { milliseconds: 90_000, tryMilliseconds: 20_000 };

const firstPause = 500;
const longestPause = 8_000;

/**
 * Sends the same request until it is answered for good. A cut line, 5xx, and any 413 or 429 that does not come from the
 * service itself say nothing about what happened, so they are repeated; a problem of the service throws `Refused`.
 */
export async function insist<Answer>(
  send: (signal: AbortSignal) => Promise<Reply<Answer>>,
  { milliseconds, tryMilliseconds }: Patience,
): Promise<Answer> {
  const end = Date.now() + milliseconds;
  let lately: unknown;
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    const signal = AbortSignal.timeout(Math.max(1, Math.min(tryMilliseconds, end - Date.now())));
    const reply = await send(signal).catch((fault: unknown) => {
      lately = fault;
      return undefined;
    });
    if (reply?.data !== undefined) return reply.data;
    if (reply) lately = answerTo(reply);
    const wait = (retryAfter(reply?.response) ?? pause) + Math.random() * pause;
    if (Date.now() + wait >= end) {
      throw new Unanswered('No definite answer; ask again with the same key.', { cause: lately });
    }
    await new Promise((done) => setTimeout(done, wait));
  }
}

/** Throws what is definite; returns what is worth another try. */
function answerTo({ error, response: { status } }: Reply<unknown>): Error {
  const problem = problemIn(error);
  if (problem && status < 500) throw new Refused(problem);
  const fault = problem ? new Refused(problem) : new Error(`Answered ${status}, not by the service.`);
  if (status >= 500 || status === 429 || status === 413) return fault;
  throw fault;
}

function retryAfter(response: Response | undefined): number | undefined {
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 60) * 1000 : undefined;
}

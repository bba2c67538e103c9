import type { Ticket } from '../ticket.ts';
import { judge } from './judge.ts';
import { type Expected, type Learnt, learn, learnCounter } from './learnt.ts';

/** Tickets count once they ended so long ago (milliseconds): by then every write about that time has been made. */
const lag = 60_000;

/** What is learnt is written at most so often (milliseconds). */
const pause = 5 * 60_000;

const hour = 3_600_000;

/**
 * What is known with the tickets of a day that ended since the last time. Each is counted once, whatever records repeat or come in
 * another order, because the instant up to which tickets were counted stands in what is known: the same tickets give the same
 * again, an older image of the floor nothing new. Undefined: nothing to write. Who is served in the last minute of a day may be left out.
 */
export function foldDay(
  learnt: Learnt,
  tickets: readonly Ticket[],
  {
    now,
    midnight,
    expected,
  }: { readonly now: number; readonly midnight: number; readonly expected: Expected },
): Learnt | undefined {
  const through = now - lag;
  if (through < learnt.through + pause) return undefined;
  const done = tickets.filter(({ state }) => state === 'DONE');
  const ended = done
    .filter(({ endedAt = 0 }) => endedAt > learnt.through && endedAt <= through)
    .toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0) || (one.id < other.id ? -1 : 1));
  if (ended.length === 0) return undefined;
  return ended.reduce(
    (known, ticket) => {
      const { service, calledAt = 0, servedAt = calledAt, served } = ticket;
      const gap = gapBefore(ticket, done);
      const call = {
        service,
        hour: Math.floor((calledAt - midnight) / hour) % 24,
        seconds: (servedAt - calledAt + served) / 1_000,
        ...(gap === undefined ? {} : { gap }),
      };
      const { counter, calls } = ticket;
      const services = calls.at(-1)?.services;
      const seen = judged(learn(known, call, expected), ticket);
      if (counter === undefined || services === undefined) return seen;
      return learnCounter(seen, { counter, services, calledAt }, midnight);
    },
    { ...learnt, through, v: learnt.v + 1 },
  );
}

/** Seconds since the counter had ended somebody else, if this person waited already. */
function gapBefore({ calledAt = 0, counter, since }: Ticket, done: readonly Ticket[]): number | undefined {
  const before = Math.max(
    ...done
      .filter((one) => one.counter === counter && (one.endedAt ?? 0) <= calledAt)
      .map((one) => one.endedAt ?? 0),
  );
  return before >= since ? (calledAt - before) / 1_000 : undefined;
}

/** With the verdict on what this person was told, if the one call of the ticket was the end of the wait. */
function judged(learnt: Learnt, { told, calls, calledAt, arrivedAt }: Ticket): Learnt {
  if (told === undefined || calls.length !== 1 || calledAt === undefined) return learnt;
  const minutes = (calledAt - arrivedAt) / 60_000;
  return { ...learnt, judgement: judge(learnt.judgement, told, minutes) };
}

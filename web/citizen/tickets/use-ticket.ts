import { useEffect } from 'preact/hooks';
import type { Booking, Wished } from '#services/queue/contract.ts';
import { useBooking } from '../api/questions.ts';
import type { Answered } from '../api/use-answer.ts';
import { clock } from '../clock.ts';
import { forgetTicket, savedTicket, saveTicket } from './saved.ts';
import { useKey } from './use-key.ts';

interface Ticket {
  readonly key: string;
  /** With a place; until there is one it is `wished`. */
  readonly booking: Booking | undefined;
  readonly wished: Wished | undefined;
  readonly link: string;
  /** When the office last confirmed it, if this is only the copy on the phone. */
  readonly copyOf: number | undefined;
  readonly answer: Answered<unknown>;
}

/** The ticket of this page: what the office says, the copy on the phone until it does. */
export function useTicket(): Ticket {
  const key = useKey();
  const answer = useBooking(key);
  const { body, trouble } = answer;
  const copy = savedTicket(key, clock.now());
  const known = body?.booking ?? copy?.booking;
  useEffect(() => {
    if (body !== undefined) {
      saveTicket(body, clock.now(), key);
      // It moved to another day: from now on this page is about the new booking.
      if (body.key !== key) {
        history.replaceState(history.state, '', `${location.pathname}#${body.key}`);
        dispatchEvent(new Event('hashchange'));
      }
    } else if (typeof trouble === 'object' && trouble.code === 'not-found') forgetTicket(key, clock.now());
  }, [body, trouble, key]);
  return {
    key,
    booking: known === undefined || known.ticket === null ? undefined : known,
    wished: known?.ticket === null ? known : undefined,
    link: body?.link ?? copy?.link ?? location.href,
    copyOf: body === undefined && trouble !== 'none' ? copy?.savedAt : undefined,
    answer,
  };
}

import * as z from 'zod/mini';
import type { Parts } from './request.ts';

const closing = z.object({
  id: z.string(),
  date: z.string(),
  services: z.array(z.string()),
  unanswered: z.array(z.string()),
});
const closings = z.object({ closings: z.array(closing) });

/** What answers told of closings: which there are, and whom they took a place. */
export class ClosingFindings {
  readonly #known = new Map<string, z.output<typeof closing>>();

  /** Takes note of closings in an answer, as they stood last. */
  note(answer: unknown): void {
    const one = closing.safeParse(answer).data;
    const listed = closings.safeParse(answer).data?.closings ?? [];
    for (const seen of [one ?? [], listed].flat()) this.#known.set(seen.id, seen);
  }

  /** Whether a booking lost its place to a closing, as far as was told. */
  took(booking: { readonly date: string; readonly service: string; readonly ticket: string }): boolean {
    return [...this.#known.values()].some(
      ({ date, services, unanswered }) =>
        date === booking.date && services.includes(booking.service) && unanswered.includes(booking.ticket),
    );
  }

  /** Mostly one of the closings, in the path. */
  fill(parts: Parts, pick: number): Parts {
    const ids = [...this.#known.keys()];
    const found = ids[pick % ids.length];
    return found === undefined || pick % 3 === 0
      ? parts
      : { ...parts, path: { ...parts.path, closing: found } };
  }
}

import * as z from 'zod/mini';
import { verifiable } from '#services/documents/testing/staff-api.ts';
import type { Parts } from './request.ts';

const seen = z.object({ id: z.string(), version: z.int() });

/** Requests for documents that verifiers work on, and the version in which each was seen last. */
export class VerifierFindings {
  readonly #versions = new Map<string, number>();

  note(answer: unknown): void {
    const { data } = seen.safeParse(answer);
    if (data) this.#versions.set(data.id, data.version);
  }

  /** One of the requests; a step of it mostly says the version that was seen. */
  fill(parts: Parts, pick: number): Parts {
    const request = verifiable[pick % verifiable.length] ?? '';
    const path = { ...parts.path, office: 'disdukcapil', request };
    const { body } = parts;
    if (typeof body !== 'object' || body === null || !('seen' in body)) return { ...parts, path };
    return { ...parts, path, body: { ...body, seen: this.#versions.get(request) ?? 1 } };
  }
}

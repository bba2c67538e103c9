import { forget, hasStrings, recallJson, remember } from '../storage.ts';

const NAME = 'balai.visit-for';

interface Place {
  readonly office: { readonly id: string };
  readonly service: { readonly id: string };
}

interface VisitFor {
  readonly office: string;
  readonly service: string;
  /** Id of the request for a document: it opens nothing. */
  readonly request: string;
}
const isVisitFor = (value: unknown): value is VisitFor => hasStrings(value, 'office', 'service', 'request');

// It ends with the tab, and holds for one service: what is booked elsewhere, or by the next person, is for nothing.

/** From now on a booking of this service in this tab is for a request for a document. */
export const keepVisitFor = ({ office, service }: Place, request: string): void =>
  remember(NAME, JSON.stringify({ office: office.id, service: service.id, request }), 'tab');

/** The request that a booking of this service is for. */
export function visitFor({ office, service }: Place): string | undefined {
  const kept = recallJson(NAME, isVisitFor, 'tab');
  return kept?.office === office.id && kept.service === service.id ? kept.request : undefined;
}

export const forgetVisitFor = (): void => forget(NAME, 'tab');

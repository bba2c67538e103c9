import { routes } from '#services/documents/contract.ts';
import { type Known, known } from '#services/documents/testing/requests-api.ts';
import type { Route } from '#shared/http/route.ts';
import type { Parts } from './request.ts';
import type { Proven } from './scene.ts';

const inState = (state: Known['state']) => known.filter((one) => one.state === state);
const drafts = inState('draft');

/** Requests for documents with which a route mostly goes on: their keys, codes and papers. */
export function withApplicant(
  parts: Parts,
  pick: number,
  {
    route: { method, path },
    proof,
  }: { readonly route: Pick<Route, 'method' | 'path'>; readonly proof: Proven },
): Parts {
  const is = (route: Pick<Route, 'method' | 'path'>) => route.method === method && route.path === path;
  const draft = oneOf(drafts, pick);
  const withHeaders = (headers: Parts['headers'], more: Partial<Parts> = {}) => ({
    ...parts,
    ...more,
    headers: { ...parts.headers, ...headers },
  });
  const body = typeof parts.body === 'object' && parts.body !== null ? parts.body : {};
  if (is(routes.openDraft)) {
    const { key, salt, altcha } = proof;
    return withHeaders(
      { 'idempotency-key': key },
      { body: { ...body, office: 'disdukcapil', salt, altcha } },
    );
  }
  const byDraft = { 'draft-key': draft.draftKey, 'request-key': undefined };
  if (is(routes.startUpload)) return withHeaders(byDraft);
  if (is(routes.attachUpload)) return withHeaders(byDraft, { path: { upload: draft.upload } });
  if (is(routes.submitRequest)) {
    const { nik, submission } = draft;
    const asked = pick % 3 === 0 ? {} : { ...submission, service: 'AKTA-LAHIR' };
    const person = { nik, name: 'Siti Nurhaliza' };
    return withHeaders(byDraft, { body: { ...body, office: 'disdukcapil', person, ...asked } });
  }
  const state = is(routes.correctRequest) ? 'RETURNED' : is(routes.receiveDocument) ? 'READY' : 'SUBMITTED';
  const { key, code, pin, file, token } = oneOf(inState(state), pick);
  if (is(routes.openRequest)) return { ...parts, body: { ...body, code, pin } };
  if (is(routes.correctRequest)) {
    return withHeaders({ 'request-key': key }, { body: { ...body, form: {}, files: { kk: [token] } } });
  }
  return withHeaders({ 'request-key': key }, 'file' in parts.path ? { path: { file } } : {});
}

function oneOf(some: readonly Known[], pick: number): Known {
  const one = some[pick % some.length];
  if (one === undefined) throw new Error('The API knows nobody in this state.');
  return one;
}

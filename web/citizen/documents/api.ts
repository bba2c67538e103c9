import type {
  AttachedFile,
  FormField,
  OfferedService,
  OfferedServices,
  OpenedRequest,
  StartedUpload,
  Submission,
} from '#services/documents/contract.ts';
import type { Challenge } from '#services/queue/contract.ts';
import { type Reply, sendForJson } from '../api/reply.ts';

export type {
  AttachedFile,
  FormField,
  OfferedService,
  OfferedServices,
  OpenedRequest,
  StartedUpload,
  Submission,
};

/** What a correction replaces: values and files of the parts that came back. */
export type Correction = Pick<Submission, 'form' | 'files'>;

/** What opens uploads: a draft, or a request that came back. */
export type Holder = { readonly 'draft-key': string } | { readonly 'request-key': string };

const ROOT = '/api/documents';
const REQUEST = `${ROOT}/request`;

const post = (headers: Readonly<Record<string, string>>, body?: unknown): RequestInit => ({
  method: 'POST',
  cache: 'no-store',
  headers: { 'content-type': 'application/json', ...headers },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
const read = (key: string): RequestInit => ({ cache: 'no-store', headers: { 'request-key': key } });

export const readServices = () => sendForJson<OfferedServices>(`${ROOT}/offices`);

export const createChallenge = (office: string, bind: string) =>
  sendForJson<Challenge>(`${ROOT}/challenge?${new URLSearchParams({ office, bind })}`, { cache: 'no-store' });

export const openDraft = (key: string, body: { office: string; salt: string; altcha: string }) =>
  sendForJson<{ key: string; until: number }>(`${ROOT}/drafts`, post({ 'idempotency-key': key }, body));

export const startUpload = (holder: Holder, body: { part: string; bytes: number }) =>
  sendForJson<StartedUpload>(`${ROOT}/uploads`, post(holder, body));

export const attachUpload = (holder: Holder, upload: string) =>
  sendForJson<AttachedFile>(`${ROOT}/uploads/${encodeURIComponent(upload)}`, post(holder));

export const submitRequest = (draftKey: string, submission: Submission) =>
  sendForJson<OpenedRequest>(`${ROOT}/requests`, post({ 'draft-key': draftKey }, submission));

export const openRequest = (code: string, pin: string) =>
  sendForJson<{ key: string; link: string }>(`${ROOT}/requests/open`, post({}, { code, pin }));

export const readRequest = (key: string) => sendForJson<OpenedRequest>(REQUEST, read(key));

export const correctRequest = (key: string, idempotencyKey: string, correction: Correction) =>
  sendForJson<OpenedRequest>(
    `${REQUEST}/corrections`,
    post({ 'request-key': key, 'idempotency-key': idempotencyKey }, correction),
  );

export const withdrawRequest = (key: string) =>
  sendForJson<OpenedRequest>(REQUEST, { ...read(key), method: 'DELETE' });

export const receiveDocument = (key: string) =>
  sendForJson<OpenedRequest>(`${REQUEST}/received`, post({ 'request-key': key }));

interface FileLink {
  readonly url: string;
  readonly until: number;
}

export const readOwnFile = (key: string, file: string): Promise<Reply<FileLink>> =>
  sendForJson<FileLink>(`${REQUEST}/files/${encodeURIComponent(file)}`, read(key));

export const readOwnLetter = (key: string): Promise<Reply<FileLink>> =>
  sendForJson<FileLink>(`${REQUEST}/letter`, read(key));

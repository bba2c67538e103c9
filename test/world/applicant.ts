import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type * as z from 'zod/mini';
import {
  type AttachedFile,
  type OpenedRequest,
  type Problem,
  problem,
  routes,
  type StartedUpload,
  type Submission,
} from '#services/documents/contract.ts';
import { birthForm } from '#services/documents/testing/birth-form.ts';

/** An answer of the contract, or a problem. Anything else throws. */
export type Reply<Answer> =
  | { readonly status: number; readonly answer: Answer }
  | { readonly status: number; readonly problem: Problem };

/** What was answered; throws, with the problem, when it was none. */
export function answerOf<Answer>(reply: Reply<Answer>): Answer {
  if ('answer' in reply) return reply.answer;
  throw new Error(`${reply.status} ${reply.problem.code} ${JSON.stringify(reply.problem.fields ?? [])}`);
}

/** The code of a refusal, or the status of an answer. */
export const outcomeOf = (reply: Reply<unknown>): string =>
  'problem' in reply ? reply.problem.code : String(reply.status);

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Calls one route of the documents service. */
export async function ask<Answer>(
  door: string,
  path: string,
  schema: z.ZodMiniType<Answer>,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Reply<Answer>> {
  const answer = await fetch(`${door}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { status } = answer;
  const said: unknown = await answer.json();
  return answer.ok ? { status, answer: schema.parse(said) } : { status, problem: problem.parse(said) };
}

/** Somebody who asks for a document from a phone. */
export class Applicant {
  readonly #door: () => string;
  readonly key = randomUUID();
  readonly nik: string;
  draft = '';

  constructor(door: () => string, nik: string) {
    this.#door = door;
    this.nik = nik;
  }

  /** Begins a request, with the proof of work that it takes. */
  async begin(office = 'disdukcapil'): Promise<this> {
    const salt = randomBytes(16).toString('base64url');
    const bind = createHash('sha256').update(`draft\n${this.key}\n${salt}`).digest('hex');
    const query = new URLSearchParams({ office, bind });
    const { answer } = routes.createChallenge;
    const asked = await ask(this.#door(), `/api/documents/challenge?${query}`, answer.schema);
    const challenge = answerOf(asked);
    const solution = await solveChallenge({ challenge, deriveKey });
    const altcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const opened = await ask(this.#door(), '/api/documents/drafts', routes.openDraft.answer.schema, {
      method: 'POST',
      headers: { 'idempotency-key': this.key },
      body: { office, salt, altcha },
    });
    this.draft = answerOf(opened).key;
    return this;
  }

  startUpload(
    bytes: number,
    { part = 'kk', by = { 'draft-key': this.draft } }: Upload = {},
  ): Promise<Reply<StartedUpload>> {
    return ask(this.#door(), '/api/documents/uploads', routes.startUpload.answer.schema, {
      method: 'POST',
      headers: by,
      body: { part, bytes },
    });
  }

  attach(upload: string, { by = { 'draft-key': this.draft } }: Upload = {}): Promise<Reply<AttachedFile>> {
    return ask(this.#door(), `/api/documents/uploads/${upload}`, routes.attachUpload.answer.schema, {
      method: 'POST',
      headers: by,
    });
  }

  /** Sends a file on all the way. */
  async give(file: Buffer, upload: Upload = {}): Promise<Reply<AttachedFile>> {
    const started = await this.startUpload(file.length, upload);
    if (!('answer' in started)) return started;
    const posted = await postForm(started.answer, file);
    if (posted !== 204) throw new Error(`The storage answered ${posted}.`);
    return this.attach(started.answer.upload, upload);
  }

  /** The papers of a birth, each of one photo. */
  async giveBirthPapers(photo: (paper: string) => Buffer): Promise<Submission['files']> {
    const files: Record<string, string[]> = {};
    for (const paper of ['lahir', 'nikah', 'kk']) {
      files[paper] = [answerOf(await this.give(photo(paper), { part: paper })).file];
    }
    return files;
  }

  submit(files: Submission['files'], more: Partial<Submission> = {}): Promise<Reply<OpenedRequest>> {
    return ask(this.#door(), '/api/documents/requests', routes.submitRequest.answer.schema, {
      method: 'POST',
      headers: { 'draft-key': this.draft },
      body: {
        office: 'disdukcapil',
        service: 'AKTA-LAHIR',
        person: { nik: this.nik, name: 'Siti Nurhaliza', phone: '081234567890' },
        form: birthForm,
        files,
        ...more,
      },
    });
  }
}

interface Upload {
  readonly part?: string;
  readonly by?: Readonly<Record<string, string>>;
}

/** Sends a file by its form, as a browser does: under whatever name. The storage's status. */
export async function postForm(
  { url, fields }: Pick<StartedUpload, 'url' | 'fields'>,
  file: Buffer,
): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(file)]), 'kartu keluarga.jpg');
  const answer = await fetch(url, { method: 'POST', body: form });
  await answer.arrayBuffer();
  return answer.status;
}

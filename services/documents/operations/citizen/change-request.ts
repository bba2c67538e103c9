import type { Operation, Outcome } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { OpenedRequest, Routes } from '../../contract.ts';
import { type RequestFile, sealFile } from '../../domain/file.ts';
import { objectedParts } from '../../domain/request.ts';
import { mayTake } from '../../domain/steps.ts';
import type { Command } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import { takeStep } from '../take-step.ts';
import { asRefused, keepPapers, readParts } from './given-parts.ts';
import { type OwnRequest, openOwnRequest } from './own-request.ts';
import { type CitizenPorts, refuse } from './ports.ts';
import { presentRequest } from './present-request.ts';

type Correct = Routes['correctRequest'];
type Withdraw = Routes['withdrawRequest'];
type Receive = Routes['receiveDocument'];

/** Replaces exactly the parts that came back; files are copied before the step names them. */
export const correctRequest =
  (ports: CitizenPorts): Operation<RequestOf<Correct>, AnswerOf<Correct>, Refusal> =>
  async ({ headers, body }, { correlationId }) => {
    const own = await openOwnRequest(ports, headers['request-key']);
    if (own === undefined) return refuse({ code: 'not-found' });
    const { ring, request } = own;
    const key = headers['idempotency-key'];
    if (request.key === key) return { answer: await presentRequest(ports, ring, own) };
    if (!mayTake('resubmit', request.state)) return refuse({ code: 'wrong-state' });
    const read = readCorrection(ports, own, body);
    if ('refused' in read) return read;
    const { file, replaced } = read;
    const gone = asRefused(await keepPapers(ports.papers, request.id, file.files, replaced));
    if (gone) return gone;
    const date = localDateAt(ports.clock.now(), ports.region.timezone);
    return step(ports, own, {
      key,
      seen: request.v,
      command: { step: 'resubmit', replaced },
      correlationId,
      file,
      sealed: sealFile(ring, { id: request.id, date }, file),
    });
  };

/** The file with the parts that came back replaced; or why it is not. */
function readCorrection(
  { offered }: CitizenPorts,
  { ring, request, file }: OwnRequest,
  body: RequestOf<Correct>['body'],
):
  | { readonly file: RequestFile; readonly replaced: readonly string[] }
  | { readonly refused: readonly [Refusal, ...Refusal[]] } {
  const asked = new Set(objectedParts(request));
  const replaced = [...Object.keys(body.form), ...Object.keys(body.files)];
  if (replaced.length !== asked.size || replaced.some((key) => !asked.has(key))) {
    return { refused: [{ code: 'other-parts' }] };
  }
  const service = offered.get(request.office)?.get(request.service);
  const isAsked = ({ key }: { readonly key: string }) => asked.has(key);
  const papers = Object.keys(file.files).map((key) => ({ key }));
  const empty = Object.entries(body.files)
    .filter(([, tokens]) => tokens.length === 0)
    .map(([key]): Refusal => ({ code: 'bad-file', field: `files.${key}` }));
  const read = readParts(
    ring,
    request.id,
    { form: service?.form.filter(isAsked) ?? [], papers: papers.filter(isAsked) },
    { ...body, besides: empty },
  );
  if ('refused' in read) return read;
  const kept = Object.fromEntries(Object.entries(file.form).filter(([key]) => !asked.has(key)));
  return {
    file: { ...file, form: { ...kept, ...read.form }, files: { ...file.files, ...read.files } },
    replaced,
  };
}

/** Takes a request back; what has been taken back stays so. */
export const withdrawRequest =
  (ports: CitizenPorts): Operation<RequestOf<Withdraw>, AnswerOf<Withdraw>, Refusal> =>
  async ({ headers }, { correlationId }) =>
    end(ports, headers['request-key'], { command: { step: 'withdraw' }, correlationId });

/** The document has arrived; said again, it has arrived all the same. */
export const receiveDocument =
  (ports: CitizenPorts): Operation<RequestOf<Receive>, AnswerOf<Receive>, Refusal> =>
  async ({ headers }, { correlationId }) =>
    end(ports, headers['request-key'], { command: { step: 'deliver' }, correlationId });

interface Ending {
  readonly command: Command & { readonly step: 'withdraw' | 'deliver' };
  readonly correlationId: string;
}

/** The last step that a citizen takes: its name is its key, because after it there is none. */
async function end(
  ports: CitizenPorts,
  key: string,
  { command, correlationId }: Ending,
): Promise<Outcome<OpenedRequest, Refusal>> {
  const own = await openOwnRequest(ports, key);
  if (own === undefined) return refuse({ code: 'not-found' });
  const { state } = own.request;
  // The office may have noted the same before.
  if (command.step === 'deliver' && state === 'DELIVERED') {
    return { answer: await presentRequest(ports, own.ring, own) };
  }
  return step(ports, own, { key: `citizen-${command.step}`, command, correlationId, file: own.file });
}

interface Wanted {
  readonly key: string;
  readonly seen?: number;
  readonly command: Command;
  readonly correlationId: string;
  /** As it stands after the step. */
  readonly file: RequestFile;
  /** The same sealed, if the step changes it. */
  readonly sealed?: string;
}

async function step(
  ports: CitizenPorts,
  { ring, request }: OwnRequest,
  { key, seen, command, correlationId, file, sealed }: Wanted,
): Promise<Outcome<OpenedRequest, Refusal>> {
  const outcome = await takeStep(ports, {
    id: request.id,
    key,
    seen,
    command,
    causationId: correlationId,
    file: sealed === undefined ? undefined : { sealed },
  });
  if ('request' in outcome) {
    return { answer: await presentRequest(ports, ring, { request: outcome.request, file }) };
  }
  // Between reading and writing it moved on: read again, it is told what it is now.
  if (outcome.refused === 'moved-on') return refuse({ code: 'try-again', retryAfterSeconds: 1 });
  return refuse({ code: outcome.refused });
}

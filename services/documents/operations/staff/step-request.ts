import type { StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { OfficeDocuments } from '#shared/region/documents.ts';
import type { Routes } from '../../contract.ts';
import { openFile, type RequestFile, type RequestResult, sealFile } from '../../domain/file.ts';
import { stepsFor } from '../../domain/may.ts';
import { grounds, objections, type Reason } from '../../domain/reasons.ts';
import type { Objection, Request } from '../../domain/request.ts';
import type { SealedFile } from '../../domain/request-store.ts';
import type { Command, Officer } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import { takeStep } from '../take-step.ts';
import { findRequest } from './find-request.ts';
import { type IssueLetter, officerOf, type StaffPorts } from './ports.ts';

type Route = Routes['takeStep'];
type Wanted = RequestOf<Route>['body'];
type Finish = Extract<Wanted, { step: 'finish' }>;
type Issuer = Parameters<IssueLetter>[2];

const MINUTE = 60_000;

/** A step of an officer: over the version that they have seen, once for each key. */
export const stepRequest =
  (ports: StaffPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ path, headers, body }, call) => {
    const found = await findRequest(ports, path);
    if (!found) return { refused: [{ code: 'not-found' }] };
    const { request } = found;
    const officer = officerOf(call, path.office);
    if (body.step === 'assign' && !officer.supervises) return { refused: [{ code: 'forbidden' }] };
    const bad = badReason(body);
    if (bad) return { refused: [bad] };

    const key = headers['idempotency-key'];
    const result = await resultFile(ports, {
      request,
      key,
      officer,
      body,
      correlationId: call.correlationId,
    });
    if ('refused' in result) return { refused: [result.refused] };
    const outcome = await takeStep(ports, {
      id: request.id,
      key,
      seen: body.seen,
      officer,
      command: commandOf(body, await ports.termsOf(path.office), ports.clock.now()),
      causationId: call.correlationId,
      ...result,
    });
    if ('refused' in outcome) return { refused: [{ code: outcome.refused }] };
    const { id, state, v: version, claim } = outcome.request;
    const now = ports.clock.now();
    const may = [...stepsFor(outcome.request, officer, now)];
    return { answer: { id, state, version, claim: claim ?? null, may, now } };
  };

/** A reason that the catalogue does not have; undefined: all are known. */
function badReason(body: Wanted): Refusal | undefined {
  const isKnown = (list: readonly Reason[], { reason }: Objection) =>
    list.some(({ code }) => code === reason);
  if (body.step === 'reject' && !isKnown(grounds, body.ground)) {
    return { code: 'unknown-reason', field: 'body.ground.reason' };
  }
  if (body.step !== 'return') return undefined;
  const unknown = Object.entries(body.objections).find(([, objection]) => !isKnown(objections, objection));
  return unknown && { code: 'unknown-reason', field: `body.objections.${unknown[0]}.reason` };
}

function commandOf(body: Wanted, { claimMinutes }: OfficeDocuments, now: number): Command {
  const until = now + claimMinutes * MINUTE;
  switch (body.step) {
    case 'claim':
      return { step: 'claim', until };
    case 'assign':
      return { step: 'assign', to: body.to, until };
    case 'return':
      return { step: 'return', objections: body.objections };
    case 'process':
      return { step: 'process', visited: body.visited ?? false };
    case 'reject':
      return { step: 'reject', ground: body.ground };
    default:
      return { step: body.step };
  }
}

/** The sealed file with the result that a finish brings: written together with the step, or not at all. */
async function resultFile(
  ports: StaffPorts,
  {
    request,
    key,
    officer,
    body,
    correlationId,
  }: {
    readonly request: Request;
    readonly key: string;
    readonly officer: Officer;
    readonly body: Wanted;
    readonly correlationId: string;
  },
): Promise<{ readonly file?: SealedFile } | { readonly refused: Refusal }> {
  const now = ports.clock.now();
  const isNext = request.v === body.seen && request.key !== key;
  // What the step itself will refuse, or has done before, issues no letter.
  if (body.step !== 'finish' || !isNext || !stepsFor(request, officer, now).includes('finish')) return {};
  const stored = await ports.requests.readFile(request.id);
  if (stored === undefined) return { refused: { code: 'not-found' } };
  const ring = await ports.keys();
  const file = openFile(ring, request.id, stored.sealed);
  const found = await resultOf(ports, body, { request, file, issuer: { by: officer.id, correlationId } });
  if ('refused' in found) return found;
  const { dateAt } = await ports.calendarOf(request.office);
  const { result } = found;
  return { file: { sealed: sealFile(ring, { id: request.id, date: dateAt(now) }, { ...file, result }) } };
}

async function resultOf(
  { issueLetter }: StaffPorts,
  { result }: Finish,
  {
    request,
    file,
    issuer,
  }: { readonly request: Request; readonly file: RequestFile; readonly issuer: Issuer },
): Promise<{ readonly result: RequestResult } | { readonly refused: Refusal }> {
  if (result.kind !== 'letter') return { result };
  if (issueLetter === undefined) return { refused: { code: 'bad-result', field: 'body.result.kind' } };
  const letter = await issueLetter(request, file, issuer);
  return 'number' in letter ? { result: { kind: 'letter', number: letter.number } } : { refused: letter };
}

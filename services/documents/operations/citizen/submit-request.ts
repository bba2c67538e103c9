import type { Operation, Outcome } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { lastingTagOf } from '#shared/identity/tag.ts';
import { localDateAt } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { type Draft, endOf, openDraftKey } from '../../domain/draft.ts';
import { openFile, type RequestFile, sealFile, submissionDigest } from '../../domain/file.ts';
import type { Request } from '../../domain/request.ts';
import { trackingCodeOf } from '../../domain/tracking.ts';
import { submit } from '../../domain/workflow.ts';
import type { Refusal } from '../../refusals.ts';
import { promisedDays } from '../office.ts';
import { asRefused, keepPapers, readParts } from './given-parts.ts';
import type { Offered } from './offered-services.ts';
import { type CitizenPorts, refuse } from './ports.ts';
import { presentRequest } from './present-request.ts';

type Route = Routes['submitRequest'];
type Body = RequestOf<Route>['body'];
type Answered = Promise<Outcome<AnswerOf<Route>, Refusal>>;

/**
 * Hands a request in. A draft becomes one request: sent again, it is answered as it now stands, or refused when its content is
 * another. Files are copied first and the rest is written in one transaction, so a request never names a file that is not there.
 */
export const submitRequest =
  (ports: CitizenPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ headers, body }, { correlationId }) => {
    const ring = await ports.keys();
    const draft = openDraftKey(ring, headers['draft-key']);
    if (draft === undefined || draft.office !== body.office) {
      return refuse({ code: 'bad-key', field: 'draft-key' });
    }
    const service = ports.offered.get(body.office)?.get(body.service);
    if (service === undefined) return refuse({ code: 'not-found' });
    const submitted = digestOf(body);
    const known = await ports.requests.read(draft.id);
    if (known) return repeated(ports, ring, { request: known, submitted });
    if (endOf(draft) < ports.clock.now()) return refuse({ code: 'draft-over' });

    const read = readSubmission(ring, { draft, service, body, submitted });
    if ('refused' in read) return read;
    const { file } = read;
    const tag = lastingTagOf(ring, body.person.nik);
    if (await ports.requests.findOpen(tag, body.service)) return refuse({ code: 'already-open' });
    const gone = asRefused(await keepPapers(ports.papers, draft.id, file.files));
    if (gone) return gone;

    const now = ports.clock.now();
    const terms = await ports.termsOf(body.office);
    const decision = submit(
      {
        id: draft.id,
        office: body.office,
        service: body.service,
        terms: {
          catalogue: ports.catalogue.version,
          visit: service.visit?.kind === 'before',
          secondEyes: service.secondEyes,
          warnDays: terms.warnDays,
          expireDays: terms.expireDays,
        },
        tag,
        priority: body.priority ?? false,
        correlationId,
        key: submitted,
        parts: [...service.papers, ...service.form].map(({ key }) => key),
        days: promisedDays(terms, body.service),
      },
      { now, calendar: await ports.calendarOf(body.office) },
    );
    const date = localDateAt(now, ports.region.timezone);
    const stored = await ports.requests.submit(
      { ...decision, now, causationId: correlationId, officer: draft.by },
      { sealed: sealFile(ring, { id: draft.id, date }, file) },
      trackingCodeOf(ring, draft.id),
    );
    if (stored.kind === 'open') return refuse({ code: 'already-open' });
    if (stored.kind === 'same') return repeated(ports, ring, { request: stored.request, submitted });
    return { answer: await presentRequest(ports, ring, { request: decision.request, file }) };
  };

/** What the request holds, checked; or everything that is wrong with it at once. */
function readSubmission(
  ring: KeyRing,
  {
    draft,
    service,
    body,
    submitted,
  }: {
    readonly draft: Draft;
    readonly service: Offered;
    readonly body: Body;
    readonly submitted: string;
  },
): { readonly file: RequestFile } | { readonly refused: readonly [Refusal, ...Refusal[]] } {
  const missing = service.papers
    .filter(({ key, when, optional }) => !when && !optional && !body.files[key]?.length)
    .map(({ key }): Refusal => ({ code: 'missing-paper', field: `files.${key}` }));
  const read = readParts(ring, draft.id, service, { ...body, besides: missing });
  if ('refused' in read) return read;
  const { person, language = 'id' } = body;
  return { file: { person, language, ...read, submitted } };
}

/** The same request again as it now stands, or another under its key. */
async function repeated(
  ports: CitizenPorts,
  ring: KeyRing,
  { request, submitted }: { readonly request: Request; readonly submitted: string },
): Answered {
  const stored = await ports.requests.readFile(request.id);
  if (stored === undefined) return refuse({ code: 'not-found' });
  const file = openFile(ring, request.id, stored.sealed);
  if (file.submitted !== submitted) return refuse({ code: 'key-reused' });
  return { answer: await presentRequest(ports, ring, { request, file }) };
}

const sorted = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const digestOf = ({
  office,
  service,
  person,
  form,
  files,
  priority = false,
  language = 'id',
}: Body): string =>
  submissionDigest([
    office,
    service,
    [person.nik, person.name, person.phone ?? '', person.email ?? ''],
    sorted(form),
    sorted(files),
    priority,
    language,
  ]);

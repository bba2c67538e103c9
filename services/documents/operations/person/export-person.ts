import type { StaffCall, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { KeyRing } from '#shared/identity/key-ring.ts';
import { noteLook } from '#shared/looks/note-look.ts';
import type { ExportedPerson, Routes } from '../../contract.ts';
import { type KeptFile, openFile, type RequestFile } from '../../domain/file.ts';
import type { Letter } from '../../domain/letters/register.ts';
import type { Objection, Request } from '../../domain/request.ts';
import { showCode, trackingCodeOf } from '../../domain/tracking.ts';
import type { Refusal } from '../../refusals.ts';
import { openFacts } from '../letters/sealed-facts.ts';
import { presentLook, presentResult } from '../present-parts.ts';
import { findPerson, type PersonPorts } from './find-person.ts';

type Route = Routes['exportPerson'];
type Exported = ExportedPerson['requests'][number];

/** How long the links of a copy open: a script takes them one after the other. */
const LINKS = 15 * 60_000;

/** What copying everything of a person needs. */
export interface ExportPorts extends PersonPorts {
  /** A link to a kept file, readable until an instant (epoch milliseconds). */
  readonly linkTo: (file: KeptFile, until: number) => Promise<string>;
}

/** Everything that is kept of what a person asked for, in words that the person can read; each request that is opened is a look at it. */
export const exportPerson =
  (ports: ExportPorts): StaffOperation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body }, call) => {
    const { ring, requests } = await findPerson(ports, 'export-person', body, call);
    const now = ports.clock.now();
    const linksUntil = now + LINKS;
    const copied: Exported[] = [];
    for (const request of requests) {
      await noteLook(ports, call, {
        office: request.office,
        action: 'export-person',
        why: 'rights',
        words: body.reason,
        request: request.id,
      });
      const copy = await copyOf(ports, ring, { request, linksUntil });
      if (copy) copied.push(copy);
    }
    tell(ports, call, copied.length);
    return { answer: { requests: copied, linksUntil, now } };
  };

const tell = (ports: PersonPorts, { correlationId, actor }: StaffCall, count: number) =>
  ports.log('person-exported', { correlationId, subject: actor.id, count });

/** Undefined: it was forgotten meanwhile. */
async function copyOf(
  ports: ExportPorts,
  ring: KeyRing,
  { request, linksUntil }: { readonly request: Request; readonly linksUntil: number },
): Promise<Exported | undefined> {
  const {
    id,
    office,
    service,
    state,
    submittedAt,
    steps,
    promise,
    priority,
    parts,
    rejection,
    visits = [],
  } = request;
  const [stored, letter, looks] = await Promise.all([
    ports.requests.readFile(id),
    ports.registers.readLetter(id),
    ports.looks.list(id),
  ]);
  if (stored === undefined) return undefined;
  const objections = Object.entries(parts).flatMap(([key, { objection }]) =>
    objection ? [[key, shown(objection)] as const] : [],
  );
  return {
    id,
    office,
    service,
    state,
    submittedAt,
    steps: [...steps],
    days: promise.days,
    priority,
    objections: Object.fromEntries(objections),
    rejection: rejection ? shown(rejection) : null,
    code: showCode(trackingCodeOf(ring, id)),
    file: await fileOf(ports, openFile(ring, id, stored.sealed), linksUntil),
    letter: letter ? letterOf(ring, letter) : null,
    visits: visits.map(({ date, window, ticket, state: came }) => ({
      date,
      window: window ?? null,
      ticket,
      state: came,
    })),
    looks: looks.map(presentLook),
  };
}

const shown = ({ reason, note }: Objection) => ({ reason, note: note ?? null });

async function fileOf(
  { linkTo }: ExportPorts,
  { person, language, form, files, result }: RequestFile,
  until: number,
): Promise<Exported['file']> {
  const papers = Object.entries(files).map(async ([key, kept]) => ({
    key,
    files: await Promise.all(
      kept.map(async (one) => ({ kind: one.kind, bytes: one.bytes, url: await linkTo(one, until) })),
    ),
  }));
  return {
    person: { ...person, phone: person.phone ?? null, email: person.email ?? null },
    language,
    form,
    papers: await Promise.all(papers),
    result: presentResult(result),
  };
}

const letterOf = (ring: KeyRing, letter: Letter): Exported['letter'] => ({
  number: letter.number,
  issued: letter.issued,
  validUntil: letter.validUntil ?? null,
  state: letter.state,
  fields: { ...openFacts(ring, letter).fields },
});

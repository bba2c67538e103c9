import type { OpenedFile } from '../../contract.ts';
import type { RequestFile } from '../../domain/file.ts';
import type { FormField } from '../../domain/forms/field.ts';
import { formOf } from '../../domain/forms/forms.ts';
import { stepsFor } from '../../domain/may.ts';
import { grounds } from '../../domain/reasons.ts';
import type { Request } from '../../domain/request.ts';
import { visitOf } from '../../domain/visit.ts';
import type { Officer } from '../../domain/workflow.ts';
import { plain, presentObjection, presentPart, presentPromise, presentResult } from '../present-parts.ts';
import type { StaffPorts } from './ports.ts';

/** What an officer is shown of a request, its papers with links that end at an instant. */
export async function presentFile(
  ports: StaffPorts,
  {
    request,
    file,
    officer,
    now,
    linksUntil,
  }: {
    readonly request: Request;
    readonly file: RequestFile;
    readonly officer: Officer;
    readonly now: number;
    readonly linksUntil: number;
  },
): Promise<OpenedFile> {
  const offer = ports.offered.get(request.office)?.get(request.service);
  const { person, form, files } = file;
  const labels = new Map(offer?.papers.map(({ key, label }) => [key, label]));
  const papers = Object.entries(files).map(async ([key, kept]) => ({
    key,
    label: labels.get(key) ?? plain(key),
    ...presentPart(request, key),
    files: await Promise.all(
      kept.map(async (one) => ({
        id: one.id,
        kind: one.kind,
        bytes: one.bytes,
        url: await ports.linkTo(one, linksUntil),
      })),
    ),
  }));
  return {
    id: request.id,
    office: request.office,
    service: request.service,
    name: offer?.name ?? plain(request.service),
    state: request.state,
    version: request.v,
    priority: request.priority,
    submittedAt: request.submittedAt,
    steps: [...request.steps],
    promise: presentPromise(request, await ports.calendarOf(request.office), now),
    claim: request.claim ?? null,
    returns: request.returns,
    visit: shownVisit(request),
    secondEyes: request.terms.secondEyes ? request.verifiedBy !== officer.id : null,
    person: {
      nik: person.nik,
      name: person.name,
      phone: person.phone ?? null,
      email: person.email ?? null,
    },
    form: inOrder(formOf(request.service), form).map(({ key, label, value }) => ({
      key,
      label,
      value,
      ...presentPart(request, key),
    })),
    papers: await Promise.all(papers),
    rejection: presentObjection(request.rejection, grounds),
    result: presentResult(file.result),
    may: [...stepsFor(request, officer, now)],
    linksUntil,
    now,
  };
}

function shownVisit({ visits }: Request): OpenedFile['visit'] {
  const visit = visitOf(visits);
  return visit ? { date: visit.date, window: visit.window ?? '', ticket: visit.ticket } : null;
}

/** What was filled in, in the order of the form; a field that the form no longer has comes last, under its key. */
function inOrder(fields: readonly FormField[], form: RequestFile['form']) {
  const known = fields.flatMap(({ key, label, choices }) => {
    const value = form[key];
    if (value === undefined) return [];
    // The national system is filled in in Indonesian.
    const chosen = choices?.find((choice) => choice.value === value);
    return [{ key, label, value: chosen?.text.id ?? value }];
  });
  const keys = new Set(fields.map(({ key }) => key));
  const others = Object.entries(form).filter(([key]) => !keys.has(key));
  return [...known, ...others.map(([key, value]) => ({ key, label: plain(key), value }))];
}

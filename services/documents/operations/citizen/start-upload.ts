import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { nextMidnight } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { rawKey } from '../../domain/file-token.ts';
import { objectedParts } from '../../domain/request.ts';
import type { Refusal } from '../../refusals.ts';
import { fileOwner } from './file-owner.ts';
import { type CitizenPorts, refuse } from './ports.ts';

type Route = Routes['startUpload'];

/** Bytes of the largest file: a page at the quality that officers need is a twentieth of it. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Forms that a draft gets, and a request a day: every paper several times over a bad line. */
const MOST_FORMS = 60;
/** Seconds for which a form counts. */
const FORM_SECONDS = 600;

/** Signs the form by which one file goes to the storage; what is announced as too large is refused before a byte travels. */
export const startUpload =
  ({
    region,
    keys,
    clock,
    requests,
    papers,
    allowances,
    newId,
  }: Pick<
    CitizenPorts,
    'region' | 'keys' | 'clock' | 'requests' | 'papers' | 'allowances' | 'newId'
  >): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ headers, body: { part, bytes } }) => {
    if (bytes === 0) return refuse({ code: 'empty-file' });
    if (bytes > MOST_BYTES) return refuse({ code: 'file-too-large', limitBytes: MOST_BYTES });
    const now = clock.now();
    const owner = fileOwner(await keys(), headers, now);
    if ('refused' in owner) return refuse(owner.refused);
    if (owner.until === undefined) {
      const request = await requests.read(owner.id);
      if (request === undefined) return refuse({ code: 'not-found' });
      if (!objectedParts(request).includes(part)) return refuse({ code: 'bad-file', field: 'part' });
    }

    // Of a day, not of a key: the same draft can be opened again under a later one.
    const until = Math.ceil(nextMidnight(now, region.timezone) / 1000);
    if (!(await allowances.take({ subject: `FILES#${owner.id}`, limit: MOST_FORMS, until }))) {
      return refuse({ code: 'too-many', what: 'files', limit: MOST_FORMS });
    }
    const upload = newId();
    const form = await papers.form(rawKey(owner.id, upload), { most: MOST_BYTES, seconds: FORM_SECONDS });
    return { answer: { upload, ...form, until: now + FORM_SECONDS * 1000, now } };
  };

import { createHash } from 'node:crypto';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { createMemoryAllowances } from '#shared/allowance/testing/memory-allowances.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { behindDoor } from '#shared/http/testing/behind-door.ts';
import { bearerKeyOf } from '#shared/identity/bearer-key.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { lastingTagOf } from '#shared/identity/tag.ts';
import { createIssuer } from '#shared/proof-of-work/issue.ts';
import type { Submission } from '../contract.ts';
import { draftKeyOf, requestIdOf } from '../domain/draft.ts';
import { sealFile } from '../domain/file.ts';
import { cleanKey, fileTokenOf, keptKey, rawKey } from '../domain/file-token.ts';
import type { Request } from '../domain/request.ts';
import { pinOf, trackingCodeOf } from '../domain/tracking.ts';
import { citizenEndpoints } from '../endpoints.ts';
import { intakeEndpoints } from '../intake-endpoints.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';
import { calendarIn, termsIn } from '../operations/office.ts';
import { fieldRefusal, refusals } from '../refusals.ts';
import { eicarScanner } from '../scanner.ts';
import { birthForm } from './birth-form.ts';
import { createMemoryPapers } from './memory-papers.ts';
import { createMemoryRequests } from './memory-requests.ts';
import { sampleJpeg } from './sample-files.ts';
import { sampleRequest } from './samples.ts';

const clock = { now: () => Date.parse('2026-11-23T10:00:00+07:00') };
const today = '2026-11-23';
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'test'.repeat(16) }));
const region = { ...tanjungbalai, queue: { ...tanjungbalai.queue, challengeCost: 50 } };
const photo = sampleJpeg();
const checked = {
  id: createHash('sha256').update(photo).digest('base64url').slice(0, 22),
  kind: 'jpeg',
  bytes: photo.length,
  etag: createHash('md5').update(photo).digest('hex'),
} as const;
const states = ['draft', 'SUBMITTED', 'RETURNED', 'READY'] as const;

/** Somebody whose papers the API knows, and where their request stands; `draft`: not handed in yet. */
export interface Known {
  readonly id: string;
  readonly state: (typeof states)[number];
  readonly nik: string;
  readonly draftKey: string;
  readonly key: string;
  readonly code: string;
  readonly pin: string;
  /** A photo that was sent, and what stands for it once it was looked into. */
  readonly upload: string;
  readonly file: string;
  readonly token: string;
  readonly submission: Pick<Submission, 'form' | 'files'>;
}

/** Those whom the API knows, as many in each state. */
export const known: readonly Known[] = Array.from({ length: 80 }, (_, at) => {
  const id = requestIdOf(ring, `known-${at}`);
  const token = fileTokenOf(ring, { owner: id, date: today }, checked);
  return {
    id,
    state: states[at % states.length] ?? 'draft',
    nik: `127401150790${String(at + 1).padStart(4, '0')}`,
    draftKey: draftKeyOf(ring, { id, office: 'disdukcapil', since: clock.now() }, today),
    key: bearerKeyOf(ring, id, today),
    code: trackingCodeOf(ring, id),
    pin: pinOf(ring, id),
    upload: String(at).padStart(22, 'u'),
    file: checked.id,
    token,
    submission: { form: birthForm, files: { lahir: [token], nikah: [token], kk: [token] } },
  };
});

/** A request that stands there, a page of it returned if so. */
function requestOf({ id, state, nik: number }: Known): Request {
  const at = clock.now();
  const { parts, ...sample } = sampleRequest();
  return {
    ...sample,
    id,
    tag: lastingTagOf(ring, nik.parse(number)),
    state: state === 'draft' ? 'SUBMITTED' : state,
    submittedAt: at,
    steps: [{ state: 'SUBMITTED', at }],
    parts: state === 'RETURNED' ? { ...parts, kk: { revision: 1, objection: { reason: 'blurred' } } } : parts,
  };
}

/** The routes of citizens and of intake over stores in memory, with requests in each state in which a citizen acts. */
export function createRequestsApi() {
  const requests = createMemoryRequests();
  const papers = createMemoryPapers();
  const allowances = createMemoryAllowances();
  const keys = async () => ring;
  let uploads = 0;
  const ports = {
    region,
    catalogue,
    offered: offeredServices(region, catalogue),
    keys,
    clock,
    requests,
    papers,
    allowances,
    issue: createIssuer({ cost: region.queue.challengeCost }),
    calendarOf: calendarIn(region),
    termsOf: termsIn(region),
    linkTo: async ({ key }: { readonly key: string }) => `https://files.example/${key}`,
    newId: () => {
      uploads += 1;
      return String(uploads).padStart(22, 'n');
    },
    siteOrigin: 'https://antrean.example',
    scanner: eicarScanner,
  };
  const seed = async () => {
    for (const one of known) {
      papers.objects.set(rawKey(one.id, one.upload), photo);
      papers.objects.set(cleanKey(one.id, checked), photo);
      if (one.state === 'draft') continue;
      const kept = [{ ...checked, key: keptKey(one.id, checked) }];
      const file = {
        person: { nik: nik.parse(one.nik), name: personName.parse('Siti Nurhaliza') },
        language: 'id' as const,
        form: birthForm,
        files: { lahir: kept, nikah: kept, kk: kept, ba_polisi: [] },
        submitted: 'seed',
      };
      const write = { request: requestOf(one), events: [], now: clock.now(), causationId: 'submitted' };
      await requests.submit(write, { sealed: sealFile(ring, { id: one.id, date: today }, file) }, one.code);
    }
  };
  const api = behindDoor('documents', {
    endpoints: [...citizenEndpoints(ports), ...intakeEndpoints(ports)],
    refusals,
    fieldRefusal,
    clock,
    ready: seed(),
  });
  return { ...api, ports };
}

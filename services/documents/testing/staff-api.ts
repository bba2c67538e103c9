import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { behindDoor } from '#shared/http/testing/behind-door.ts';
import { branded } from '#shared/identity/brand.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { sealFile } from '../domain/file.ts';
import type { StepName } from '../domain/steps.ts';
import { offeredServices } from '../operations/citizen/offered-services.ts';
import { calendarIn, termsIn } from '../operations/office.ts';
import { takeStep } from '../operations/take-step.ts';
import { fieldRefusal, refusals } from '../refusals.ts';
import { staffEndpoints } from '../staff-endpoints.ts';
import { commandOf } from './commands.ts';
import { createMemoryFigures } from './memory-figures.ts';
import { createMemoryLooks } from './memory-looks.ts';
import { createMemoryRequests } from './memory-requests.ts';
import { sampleRequest } from './samples.ts';

const clock = { now: () => Date.parse('2026-11-23T03:00:00Z') };
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'test'.repeat(16) }));
const account = '3f8e2c1a-0000-4000-8000-00000000000a';

/** How far requests of the API have come. */
const ways: readonly (readonly StepName[])[] = [
  [],
  [],
  ['claim'],
  ['claim', 'return'],
  ['claim', 'verify'],
  ['claim', 'verify', 'process'],
  ['claim', 'verify', 'process', 'finish'],
];

/** Requests that the API knows, by their ids. */
export const verifiable = Array.from({ length: 28 }, (_, at) => `verify${String(at).padStart(5, '0')}`);

/** The routes of verifiers over stores in memory, with requests in every state. */
export function createStaffApi() {
  const requests = createMemoryRequests();
  const ports = {
    region: tanjungbalai,
    offered: offeredServices(tanjungbalai, catalogue),
    requests,
    clock,
    calendarOf: calendarIn(tanjungbalai),
    termsOf: termsIn(tanjungbalai),
    keys: async () => ring,
    looks: createMemoryLooks(),
    figures: createMemoryFigures(),
    linkTo: async () => 'https://files.example/file',
  };
  const file = {
    person: { nik: nik.parse('1271085708900001'), name: personName.parse('Siti Nurhaliza Br. Ginting') },
    language: 'id' as const,
    form: { anak_nama: 'Budi Santoso' },
    files: { kk: [{ id: 'f'.repeat(22), key: 'file/x', etag: 'e', kind: 'jpeg' as const, bytes: 7 }] },
    submitted: 'none',
  };
  const seed = async () => {
    for (const [at, id] of verifiable.entries()) {
      const request = { ...sampleRequest(), id, tag: branded<'Tag'>(`person-${at}`) };
      const write = { request, events: [], now: clock.now(), causationId: 'submitted' };
      const sealed = sealFile(ring, { id, date: '2026-11-23' }, file);
      await requests.submit(write, { sealed }, 'K7M49Q2X');
      for (const step of ways[at % ways.length] ?? []) {
        const current = (await requests.read(id)) ?? request;
        const command = commandOf(step, current, { now: clock.now(), to: account, part: 'kk' });
        const officer = { id: account, supervises: false };
        await takeStep(ports, { id, key: step, officer, command, causationId: 'request-0001' });
      }
    }
  };
  return behindDoor('documents', {
    endpoints: staffEndpoints(ports),
    refusals,
    fieldRefusal,
    clock,
    ready: seed(),
  });
}

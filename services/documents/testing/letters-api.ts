import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { behindDoor } from '#shared/http/testing/behind-door.ts';
import { bearerKeyOf } from '#shared/identity/bearer-key.ts';
import { branded } from '#shared/identity/brand.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import type { Region } from '#shared/region/schema.ts';
import { sealFile } from '../domain/file.ts';
import { trackingCodeOf } from '../domain/tracking.ts';
import { createLetterDesk } from '../letter-desk.ts';
import { letterEndpoints, proofEndpoints } from '../letter-endpoints.ts';
import { issueOnRequest } from '../operations/letters/issue-on-request.ts';
import { fieldRefusal, refusals } from '../refusals.ts';
import { sampleForm, sampleOffice } from './letter-samples.ts';
import { letterId, occasion } from './letter-world.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryLooks } from './memory-looks.ts';
import { createMemoryRegisters } from './memory-registers.ts';
import { createMemoryRequests } from './memory-requests.ts';
import { sampleRequest } from './samples.ts';

const clock = { now: () => Date.parse('2026-11-23T03:00:00Z') };
const today = '2026-11-23';
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'test'.repeat(16) }));

/** Tanjungbalai, if its office wrote letters. */
export const letteringRegion: Region = {
  ...tanjungbalai,
  offices: tanjungbalai.offices.map((office) => ({
    ...office,
    ...(office.documents && { documents: { ...office.documents, letters: sampleOffice() } }),
  })),
};

/** Requests that the API knows: their ids, and the keys that open them; the last has no letter. */
export const lettered = Array.from({ length: 12 }, (_, at) => letterId(`letter-${at}`)).map((request) => ({
  request,
  key: bearerKeyOf(ring, request, today),
}));

/** The routes of letters over stores in memory, with some letters that were issued; a press that prints nothing. */
export function createLettersApi() {
  const requests = createMemoryRequests();
  const registers = createMemoryRegisters();
  const keys = async () => ring;
  const desk = createLetterDesk({ region: letteringRegion, keys, registers, clock });
  const ports = {
    ...desk,
    region: letteringRegion,
    keys,
    requests,
    looks: createMemoryLooks(),
    files: createMemoryFiles(),
    press: { print: async () => new Uint8Array(), sign: async (pdf: Uint8Array) => pdf },
    siteOrigin: 'https://antrean.example',
  };
  const issue = issueOnRequest({ ...desk, newSalt: () => 's'.repeat(22) });
  const file = {
    person: { nik: nik.parse('1271085708900001'), name: personName.parse('Siti Nurhaliza Br. Ginting') },
    language: 'id' as const,
    form: { ...sampleForm },
    files: {},
    submitted: 'none',
  };
  const seed = async () => {
    for (const [at, { request: id }] of lettered.entries()) {
      const request = { ...sampleRequest(), id, service: 'SK-DOMISILI', tag: branded<'Tag'>(`person-${at}`) };
      const write = { request, events: [], now: clock.now(), causationId: 'submitted' };
      const sealed = sealFile(ring, { id, date: today }, file);
      await requests.submit(write, { sealed }, trackingCodeOf(ring, id));
      if (at < lettered.length - 1) await issue(request, file, occasion);
    }
  };
  return behindDoor('documents', {
    endpoints: [...proofEndpoints(ports), ...letterEndpoints(ports)],
    refusals,
    fieldRefusal,
    clock,
    ready: seed(),
  });
}

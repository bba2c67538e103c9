import { documentSettingChanged } from '#shared/events/documents.ts';
import { behindDoor } from '#shared/http/testing/behind-door.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { lastingTagOf } from '#shared/identity/tag.ts';
import { rememberSettings } from '#shared/settings/remember.ts';
import { tellBy } from '#shared/settings/setting-event.ts';
import { createMemorySettings } from '#shared/settings/testing/memory-store.ts';
import { regionInForce } from '../domain/document-settings.ts';
import { type RequestFile, sealFile } from '../domain/file.ts';
import type { RequestState } from '../domain/request.ts';
import { trackingCodeOf } from '../domain/tracking.ts';
import { createLetterDesk } from '../letter-desk.ts';
import { issueOnRequest } from '../operations/letters/issue-on-request.ts';
import { calendarIn } from '../operations/office.ts';
import { personEndpoints } from '../person-endpoints.ts';
import { fieldRefusal, refusals } from '../refusals.ts';
import { settingEndpoints } from '../setting-endpoints.ts';
import { sampleForm } from './letter-samples.ts';
import { occasion } from './letter-world.ts';
import { letteringRegion as region } from './letters-api.ts';
import { createMemoryLooks } from './memory-looks.ts';
import { createMemoryRegisters } from './memory-registers.ts';
import { createMemoryRequests } from './memory-requests.ts';
import { sampleRequest } from './samples.ts';

const clock = { now: () => Date.parse('2026-11-23T03:00:00Z') };
const today = '2026-11-23';
const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'test'.repeat(16) }));

/** The states in which each person has a request; the one that is delivered has a letter. */
const states = [
  'WITHDRAWN',
  'DELIVERED',
  'READY',
  'PROCESSING',
  'RETURNED',
] as const satisfies RequestState[];

/** People who asked for documents, by their NIK. */
export const rightful = Array.from({ length: 30 }, (_, at) =>
  nik.parse(`127401150791${String(at + 1).padStart(4, '0')}`),
);

/** The id of a person's request in a state. */
export const idIn = (state: (typeof states)[number], person: number): string =>
  `${state.slice(0, 8).toLowerCase()}${String(person).padStart(3, '0')}`.padEnd(11, '-');

/** The routes for the rights of a person and for settings over stores in memory, with people who asked for several documents. */
export function createRightsApi() {
  const requests = createMemoryRequests();
  const registers = createMemoryRegisters();
  const looks = createMemoryLooks();
  const settingStore = createMemorySettings(tellBy(documentSettingChanged));
  const shredded: string[] = [];
  const lines: string[] = [];
  const keys = async () => ring;
  const issue = issueOnRequest({
    ...createLetterDesk({ region, keys, registers, clock }),
    newSalt: () => 's'.repeat(22),
  });
  const log = (code: string) => void lines.push(code);
  const settings = rememberSettings({
    rows: settingStore,
    compose: (values) => regionInForce(region, values),
    clock,
    random: () => 0,
    log,
  });
  const ports = {
    region,
    keys,
    clock,
    requests,
    registers,
    looks,
    log,
    settingStore,
    calendarOf: calendarIn(region),
    linkTo: async ({ key }: { readonly key: string }) => `https://files.example/${key}`,
    shred: async (request: string) => void shredded.push(request),
  };

  const seed = async () => {
    for (const [person, number] of rightful.entries()) {
      for (const state of states) {
        const id = idIn(state, person);
        const service = state === 'DELIVERED' ? 'SK-DOMISILI' : `AKTA-${state}`;
        const request = { ...sampleRequest(), id, service, state, tag: lastingTagOf(ring, number) };
        const file: RequestFile = {
          person: {
            nik: number,
            name: personName.parse('Siti Nurhaliza'),
            phone: phone.parse('081234567890'),
          },
          language: 'id',
          form: { ...sampleForm },
          files: {
            kk: [{ id: 'f'.repeat(22), key: `file/${id}/f.jpg`, etag: 'e', kind: 'jpeg', bytes: 7 }],
          },
          submitted: 'none',
        };
        const write = { request, events: [], now: clock.now(), causationId: 'submitted' };
        const sealed = sealFile(ring, { id, date: today }, file);
        await requests.submit(write, { sealed }, trackingCodeOf(ring, id));
        if (state === 'DELIVERED') await issue(request, file, occasion);
      }
    }
  };
  const seeded = seed();
  const api = behindDoor('documents', {
    endpoints: [...personEndpoints(ports), ...settingEndpoints(ports)],
    refusals,
    fieldRefusal,
    clock,
    ready: seeded,
  });
  return { ...api, ports, settings, shredded, seeded };
}

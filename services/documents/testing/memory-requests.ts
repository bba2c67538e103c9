import { encodeOutbox } from '#shared/events/outbox.ts';
import { entryOf, standsInTheWay } from '../domain/pile.ts';
import type { Request } from '../domain/request.ts';
import type { RequestStore, RequestWrite, SealedFile } from '../domain/request-store.ts';
import { pileSort } from '../store/keys.ts';

// Requests in memory; test/contract/request-store.test.ts holds them to the same contract as the store on DynamoDB.

export interface MemoryRequests extends RequestStore {
  /** Every write that was carried out, in order. */
  readonly writes: RequestWrite[];
}

/** Refuses events that their schema refuses, as the outbox does. */
function validate({ request, events, now, causationId }: RequestWrite): void {
  const [first, ...others] = events;
  if (!first) return;
  const { id: subject, v: version, correlationId } = request;
  const cause = { occurredAt: now, region: 'memory', subject, version, correlationId, causationId };
  encodeOutbox(cause, [first, ...others]);
}

export function createMemoryRequests(): MemoryRequests {
  const requests = new Map<string, Request>();
  const files = new Map<string, SealedFile>();
  const codes = new Map<string, string>();
  const writes: RequestWrite[] = [];
  const findOpen = (tag: string, service: string) =>
    [...requests.values()].find((one) => one.tag === tag && one.service === service && standsInTheWay(one));
  const carryOut = (write: RequestWrite, file: SealedFile | undefined) => {
    validate(write);
    requests.set(write.request.id, structuredClone(write.request));
    if (file) files.set(write.request.id, file);
    writes.push(write);
  };
  return {
    writes,
    read: async (id) => requests.get(id),
    readFile: async (id) => files.get(id),

    findOpen: async (tag, service) => findOpen(tag, service),

    async submit(write, file, code) {
      const { id, tag, service } = write.request;
      const same = requests.get(id);
      if (same) return { kind: 'same', request: same };
      const open = findOpen(tag, service);
      if (open) return { kind: 'open', request: open };
      carryOut(write, file);
      codes.set(id, code);
      return { kind: 'stored' };
    },

    async update(write, file) {
      if (requests.get(write.request.id)?.v !== write.request.v - 1) return 'stale';
      carryOut(write, file);
      return 'written';
    },

    async forget(write, { code }) {
      const { id, v } = write.request;
      if (requests.get(id)?.v !== v - 1) return 'stale';
      carryOut(write, undefined);
      files.delete(id);
      if (codes.get(id) === code) codes.delete(id);
      return 'written';
    },

    async listPile({ office, pile }, { most, from }) {
      const sorted = [...requests.values()]
        .flatMap((request) => {
          const entry = entryOf(request);
          if (request.office !== office || entry?.pile !== pile) return [];
          return [{ request, sort: pileSort(entry, request.id) }];
        })
        .filter(({ sort }) => from === undefined || sort > from)
        .sort((a, b) => (a.sort < b.sort ? -1 : 1));
      const page = sorted.slice(0, most);
      return {
        requests: page.map(({ request }) => request),
        ...(sorted.length > most && { next: page.at(-1)?.sort }),
      };
    },

    listOfCode: async (code) => [...codes].flatMap(([id, one]) => (one === code ? [id] : [])),
    listOfPerson: async (tag) => [...requests.values()].filter((one) => one.tag === tag).map(({ id }) => id),
  };
}

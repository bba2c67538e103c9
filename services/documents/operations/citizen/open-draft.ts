import type { Operation, StaffOperation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { groupOf } from '#shared/identity/actor.ts';
import { floorOf } from '#shared/region/floor.ts';
import { localDateAt, nextMidnight } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { draftKeyOf, endOf, requestIdOf } from '../../domain/draft.ts';
import type { Refusal } from '../../refusals.ts';
import { type CitizenPorts, refuse } from './ports.ts';

type Own = Routes['openDraft'];
type ForOthers = Routes['openDraftForOthers'];
type DraftPorts = Pick<CitizenPorts, 'region' | 'offered' | 'keys' | 'clock'>;

/** Begins a request; the proof of work was checked before. */
export const openDraft =
  (ports: DraftPorts): Operation<RequestOf<Own>, AnswerOf<Own>, Refusal> =>
  async ({ headers, body: { office } }) =>
    begin(ports, { office, key: headers['idempotency-key'] });

/** Roles of an office that file for as many as come to their desk. */
const unlimited = ['front-desk', 'verifier', 'supervisor', 'head'] as const;

/** Begins a request for somebody else; helpers may as often a day as they may book for others. */
export const openDraftForOthers =
  (
    ports: DraftPorts & Pick<CitizenPorts, 'allowances'>,
  ): StaffOperation<RequestOf<ForOthers>, AnswerOf<ForOthers>, Refusal> =>
  async ({ path: { office: id }, headers }, { actor }) => {
    const office = ports.region.offices.find((one) => one.id === id);
    if (office === undefined) return refuse({ code: 'not-found' });
    const key = headers['idempotency-key'];
    if (!unlimited.some((role) => actor.roles.includes(groupOf(id, role)))) {
      const limit = floorOf(office).helperBookingsPerDay;
      const until = nextMidnight(ports.clock.now(), ports.region.timezone) / 1000;
      const once = requestIdOf(await ports.keys(), key);
      const taken = await ports.allowances.take({ subject: `FILES-FOR#${actor.id}`, limit, until, once });
      if (!taken) return refuse({ code: 'too-many', what: 'for-others', limit });
    }
    return begin(ports, { office: id, key, by: actor.id });
  };

async function begin(
  { region, offered, keys, clock }: DraftPorts,
  { office, key, by }: { readonly office: string; readonly key: string; readonly by?: string },
) {
  if (!offered.has(office)) return refuse({ code: 'not-found' });
  const ring = await keys();
  const now = clock.now();
  const draft = { id: requestIdOf(ring, key), office, since: now, ...(by !== undefined && { by }) };
  return {
    answer: { key: draftKeyOf(ring, draft, localDateAt(now, region.timezone)), until: endOf(draft), now },
  };
}

import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { Routes } from '../../contract.ts';
import { grounds, objections } from '../../domain/reasons.ts';
import type { Refusal } from '../../refusals.ts';
import { type OfficeTerms, promisedDays } from '../office.ts';
import type { OfferedByOffice } from './offered-services.ts';

type Route = Routes['readServices'];

/** What can be asked for online; offices that take no requests are left out. */
export const readServices = ({
  region,
  catalogue,
  offered,
  clock,
  termsOf,
}: {
  readonly region: Region;
  readonly catalogue: Pick<Catalogue, 'version'>;
  readonly offered: OfferedByOffice;
  readonly clock: Clock;
  readonly termsOf: OfficeTerms;
}): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> => {
  const offices = region.offices.filter(({ id }) => offered.get(id)?.size);
  const reasons = { objections: [...objections], grounds: [...grounds] };
  const present = async ({ id, name, address }: Region['offices'][number]) => {
    const terms = await termsOf(id);
    const services = [...(offered.get(id)?.values() ?? [])].map(({ secondEyes: _, ...service }) => ({
      ...service,
      days: promisedDays(terms, service.code),
    }));
    return { id, name, address, timezone: region.timezone, services };
  };
  return async () => ({
    answer: {
      catalogue: catalogue.version,
      offices: await Promise.all(offices.map(present)),
      reasons,
      now: clock.now(),
    },
  });
};

import type { Catalogue } from '#shared/catalogue/schema.ts';
import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import type { Region } from '#shared/region/schema.ts';
import type { Clock } from '#shared/time/clock.ts';
import type { Routes } from '../../contract.ts';
import { grounds, objections } from '../../domain/reasons.ts';
import type { Refusal } from '../../refusals.ts';
import type { OfferedByOffice } from './offered-services.ts';

type Route = Routes['readServices'];

/** What can be asked for online; offices that take no requests are left out. */
export const readServices = ({
  region,
  catalogue,
  offered,
  clock,
}: {
  readonly region: Region;
  readonly catalogue: Pick<Catalogue, 'version'>;
  readonly offered: OfferedByOffice;
  readonly clock: Clock;
}): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> => {
  const offices = region.offices.flatMap(({ id, name, address }) => {
    const services = [...(offered.get(id)?.values() ?? [])].map(({ secondEyes: _, ...service }) => service);
    return services.length > 0 ? [{ id, name, address, timezone: region.timezone, services }] : [];
  });
  const reasons = { objections: [...objections], grounds: [...grounds] };
  return async () => ({ answer: { catalogue: catalogue.version, offices, reasons, now: clock.now() } });
};

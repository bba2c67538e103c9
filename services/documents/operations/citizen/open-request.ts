import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { bearerKeyOf } from '#shared/identity/bearer-key.ts';
import { digest } from '#shared/identity/digest.ts';
import { localDateAt, nextMidnight } from '#shared/time/zone.ts';
import type { Routes } from '../../contract.ts';
import { readCode, readPin, requestOfPin } from '../../domain/tracking.ts';
import type { Refusal } from '../../refusals.ts';
import { type CitizenPorts, refuse } from './ports.ts';
import { requestLink } from './present-request.ts';

type Route = Routes['openRequest'];

/** Tries an hour from one network. Whole villages share one, so this stops floods and nobody else. */
const TRIES_OF_NETWORK = 120;
/** Tries a day of one code, whoever tries: all million PINs take a century. */
const TRIES_OF_CODE = 20;
const HOUR = 3_600;

/** Opens a request by tracking code and PIN. A code that nobody has and a wrong PIN are answered alike, after the same work. */
export const openRequest =
  ({
    region,
    keys,
    clock,
    requests,
    allowances,
    siteOrigin,
  }: Pick<CitizenPorts, 'region' | 'keys' | 'clock' | 'requests' | 'allowances' | 'siteOrigin'>): Operation<
    RequestOf<Route>,
    AnswerOf<Route>,
    Refusal
  > =>
  async ({ body }, { viewer }) => {
    const [code, pin] = [readCode(body.code), readPin(body.pin)];
    if (code === undefined) return refuse({ code: 'bad-code', field: 'code' });
    if (pin === undefined) return refuse({ code: 'bad-code', field: 'pin' });
    const ring = await keys();
    const now = clock.now();
    const blind = (text: string) => digest(ring, { id: ring.firstId, purpose: 'flood' }, text, 22);
    const nextHour = (Math.floor(now / 1000 / HOUR) + 1) * HOUR;
    const network = { subject: `OPEN-FROM#${blind(viewer)}`, limit: TRIES_OF_NETWORK, until: nextHour };
    if (!(await allowances.take(network))) return refuse({ code: 'too-many', what: 'requests' });
    const until = nextMidnight(now, region.timezone) / 1000;
    const tries = { subject: `OPEN-CODE#${blind(code)}`, limit: TRIES_OF_CODE, until };
    if (!(await allowances.take(tries))) return refuse({ code: 'too-many', what: 'requests' });

    const id = requestOfPin(ring, await requests.listOfCode(code), pin);
    if (id === undefined) return refuse({ code: 'not-found' });
    const key = bearerKeyOf(ring, id, localDateAt(now, region.timezone));
    return { answer: { key, link: requestLink(siteOrigin, key), now } };
  };

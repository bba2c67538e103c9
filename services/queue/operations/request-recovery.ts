import type { AllowanceStore } from '#shared/allowance/allowance.ts';
import type { Operation } from '#shared/http/endpoint.ts';
import type { AnswerOf, RequestOf } from '#shared/http/route.ts';
import { digest } from '#shared/identity/digest.ts';
import type { Log } from '#shared/observability/log.ts';
import { localDateAt, nextMidnight } from '#shared/time/zone.ts';
import type { Routes } from '../contract.ts';
import type { RecoveryStore } from '../domain/recovery-store.ts';
import type { Refusal } from '../refusals.ts';
import { type BookingPorts, refuse } from './ports.ts';
import { sealWish } from './recovery-wish.ts';

type Route = Routes['requestRecovery'];

/** Requests an hour from one address. Whole villages share one, so this stops floods and nobody else. */
const FLOOD_PER_HOUR = 120;
const HOUR = 3_600;

export interface RecoveryPorts extends Pick<BookingPorts, 'region' | 'keys' | 'clock'> {
  readonly recoveries: RecoveryStore;
  readonly allowances: AllowanceStore;
  /** 22 random base64url characters. */
  readonly newId: () => string;
  readonly log: Log;
}

/**
 * Takes the wish for lost links and answers the same to everybody: whether there are bookings, and whether a person's limit is
 * reached, is nobody's business. The courier sends the links to the phone that was given at booking, not to the one given here.
 */
export const requestRecovery =
  ({
    region,
    keys,
    clock,
    recoveries,
    allowances,
    newId,
    log,
  }: RecoveryPorts): Operation<RequestOf<Route>, AnswerOf<Route>, Refusal> =>
  async ({ body }, { correlationId, viewer }) => {
    const ring = await keys();
    const now = clock.now();
    const nextHour = (Math.floor(now / 1000 / HOUR) + 1) * HOUR;
    const blind = (text: string) => digest(ring, { id: ring.firstId, purpose: 'flood' }, text, 22);
    if (
      !(await allowances.take({ subject: `FROM#${blind(viewer)}`, limit: FLOOD_PER_HOUR, until: nextHour }))
    ) {
      return refuse({ code: 'too-many', what: 'requests' });
    }

    const today = localDateAt(now, region.timezone);
    const tomorrow = nextMidnight(now, region.timezone) / 1000;
    // By NIK and phone: who knows only somebody's NIK cannot use up that person's requests.
    const person = `FOR#${blind(`${body.nik}\n${body.phone}`)}`;
    const limit = region.queue.recoveriesPerDay;
    if (await allowances.take({ subject: person, limit, until: tomorrow })) {
      const id = newId();
      const { nik, phone, language } = body;
      const wish = { nik, phone, ...(language && { language }) };
      await recoveries.put({ id, sealed: sealWish(ring, { id, date: today }, wish), correlationId });
    } else {
      log('recovery-limited', { correlationId });
    }
    return { answer: { accepted: true } };
  };

import { decodeOutbox, encodeOutbox } from '#shared/events/outbox.ts';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import type { InboxMessage } from '#shared/notifications/message.ts';
import { closingRoutes, routes } from '../contract.ts';
import { carryMessages, courierEvent } from '../operations/carry-messages.ts';
import type { PursuePorts } from '../operations/closings/ports.ts';
import { pursueClosings } from '../operations/closings/pursue-closings.ts';
import type { CourierPorts } from '../operations/courier-ports.ts';
import { createQueueApi, heldOf, nikOf, type Reply, tuesday } from './queue-api.ts';

export const office = 'disdukcapil';
export const head = ['disdukcapil/head'];
/** Why something is closed in these tests. */
export const reason = { id: 'jaringan pusat terputus', en: 'the national network is down' };
const inboxRing = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'n'.repeat(64) }));
/** A little more than the time for undoing, in milliseconds. */
export const minute = 61_000;

export const foreseenOf = ({ json }: Reply) => closingRoutes.foreseeClosing.answer.schema.parse(json);
export const closingOf = ({ json }: Reply) => closingRoutes.closeWindows.answer.schema.parse(json);
const listOf = ({ json }: Reply) => closingRoutes.listClosings.answer.schema.parse(json).closings;
export const offerOf = ({ json }: Reply) => routes.readOffer.answer.schema.parse(json);

/** An office whose head closes and opens, with the messages that come of it. */
export function closingCity() {
  const api = createQueueApi();
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `close-${keys}`.padEnd(32, 'x');
  };
  const pursuing = { ...api.ports, ripeAt: (at: number) => at + 60_000, changesPerDay: 3 };
  const sent: InboxMessage[] = [];
  const courier: CourierPorts = {
    ...api.ports,
    inboxKeys: async () => inboxRing,
    send: async (message) => void sent.push(message),
  };
  let carried = 0;
  return {
    ...api,
    sent,
    pursue: (instead: Partial<PursuePorts> = {}) => pursueClosings({ ...pursuing, ...instead }),
    /** What relay and courier would have done by now. */
    async carry() {
      for (const { booking, events, now, causationId } of api.ports.written.slice(carried)) {
        carried += 1;
        const [first, ...others] = events;
        if (first === undefined) continue;
        const cause = {
          occurredAt: now,
          region: 'tanjungbalai',
          subject: booking.id,
          version: booking.v,
          correlationId: booking.correlationId,
          causationId,
        };
        for (const entry of decodeOutbox(encodeOutbox(cause, [first, ...others])) ?? []) {
          const { source, detailType, detail } = JSON.parse(JSON.stringify(entry));
          await carryMessages(courier, courierEvent.parse({ source, 'detail-type': detailType, detail }));
        }
      }
    },
    close: (body: object = {}, key = newKey()) =>
      api.call('closeWindows', {
        path: { office },
        headers: { 'idempotency-key': key },
        body: { date: tuesday, services: ['ktp-el'], reason, ...body },
        roles: head,
      }),
    reopen: (closing: string, undo?: true) =>
      api.call('reopenWindows', {
        path: { office, closing },
        body: { ...(undo && { undo }) },
        roles: head,
      }),
    list: async () => listOf(await api.call('listClosings', { path: { office }, roles: head })),
    ticket: (of: Reply) => {
      const { booking, key } = heldOf(of);
      return api.call('readBooking', { path: { id: booking.id }, headers: { 'booking-key': key } });
    },
    offer: (of: Reply) => {
      const { booking, key } = heldOf(of);
      return api.call('readOffer', { path: { id: booking.id }, headers: { 'booking-key': key } });
    },
    move: (of: Reply, date: string, window: string) => {
      const { booking, key } = heldOf(of);
      return api.call('moveBooking', {
        path: { id: booking.id },
        headers: { 'booking-key': key },
        body: { date, window },
      });
    },
    sheet: async (date = tuesday) => {
      const [found] = [...api.ports.rows.sheets.values()].filter(
        ({ id }) => id.service === 'ktp-el' && id.date === date,
      );
      if (found === undefined) throw new Error('No sheet');
      return found;
    },
  };
}

/** Somebody else for each number. */
export const person = (number: number) => ({
  nik: nikOf(number),
  name: 'Siti Nurhaliza',
  phone: '081234567890',
});

import { expect, test } from 'vitest';
import { nik } from '#shared/identity/nik.ts';
import { personName } from '#shared/identity/person-name.ts';
import { phone } from '#shared/identity/phone.ts';
import { createQueueApi, nikOf, staffId } from '../testing/queue-api.ts';
import { sampleBooking } from '../testing/samples.ts';
import { sealContact } from './contact.ts';
import { showName } from './show-name.ts';

const call = { actor: { id: staffId, roles: ['disdukcapil/officer'] }, correlationId: 'request-1' };
const contact = {
  nik: nik.parse(nikOf(1)),
  name: personName.parse('Siti Nurhaliza'),
  phone: phone.parse('081234567890'),
  language: 'id' as const,
};

test('a counter is shown a masked name, and who looked at whose booking is noted without it', async () => {
  const api = createQueueApi();
  const booking = sampleBooking('ani');
  const ring = await api.ports.keys();
  const sealed = sealContact(ring, booking.id, booking.sheet.date, contact);

  const shown = await showName(api.ports, call, { ...booking, sealed });

  expect(shown).toBe('Si•• Nu••');
  expect(api.looks).toEqual([
    {
      office: 'disdukcapil',
      date: '2026-11-23',
      at: api.ports.clock.now(),
      actor: staffId,
      action: 'work-counter',
      why: 'serving',
      tag: booking.tag,
      booking: booking.id,
      correlationId: 'request-1',
    },
  ]);
});

test('nothing is shown while the look cannot be noted', async () => {
  const api = createQueueApi();
  const booking = sampleBooking('ani');
  const sealed = sealContact(await api.ports.keys(), booking.id, booking.sheet.date, contact);
  const looks = { note: () => Promise.reject(new Error('the table is gone')) };

  await expect(showName({ ...api.ports, looks }, call, { ...booking, sealed })).rejects.toThrow(
    'the table is gone',
  );
});

test('of who was erased there is nothing to look at', async () => {
  const api = createQueueApi();

  expect(await showName(api.ports, call, sampleBooking('ani', { sealed: '' }))).toBeUndefined();
  expect(api.looks).toEqual([]);
});

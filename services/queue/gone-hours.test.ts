import { expect, test } from 'vitest';
import { routes } from './contract.ts';
import { prepareSheets } from './operations/prepare-sheets.ts';
import { closingCity, minute, offerOf, person } from './testing/closing-city.ts';
import { heldOf, problemOf, tuesday, wednesday } from './testing/queue-api.ts';

// Hours that the settings no longer have: nobody who holds a place in them is left alone.

const office = 'disdukcapil';
const closures = `offices.${office}.closures`;
const quota = `offices.${office}.services.ktp-el.quota`;
const powerCut = { id: 'listrik padam', en: 'power cut' };
const dayOff = (spans: readonly (readonly [string, string])[] = []) => ({
  value: [{ date: tuesday, spans, reason: powerCut }],
});

function city() {
  const api = closingCity();
  const versions = new Map<string, number>();
  const set = async (name: string, body: object) => {
    const expectedVersion = versions.get(name) ?? 0;
    versions.set(name, expectedVersion + 1);
    const reply = await api.call('changeSetting', {
      path: { name },
      roles: ['region/operator'],
      body: { reason: 'perintah kepala dinas', ...body, expectedVersion },
    });
    return routes.changeSetting.answer.schema.parse(reply.json).effect;
  };
  return {
    ...api,
    set,
    restore: () => set(closures, { restore: 0 }),
    /** Two who hold places on Tuesday and have their tickets. */
    async booked() {
      const tickets = [
        await api.book({ person: person(1) }),
        await api.book({ person: person(2), window: '13:00' }),
      ];
      await api.settle();
      await api.carry();
      api.sent.length = 0;
      return tickets;
    },
    async announce() {
      api.pass(minute);
      await api.pursue();
      await api.carry();
    },
    kinds: () => api.sent.map(({ kind }) => kind).sort(),
  };
}

test('a day that the settings close offers everybody another place at once, and tells each once after a minute', async () => {
  const { booked, set, offer, list, pursue, carry, sent, announce, kinds } = city();
  const tickets = await booked();

  const effect = await set(closures, dayOff());

  expect(effect).toMatchObject({ affected: 2, offered: 2 });
  for (const one of tickets) expect(offerOf(await offer(one))).toMatchObject({ reason: powerCut });
  expect(await list()).toMatchObject([
    { from: '08:00', to: '14:00', services: ['ktp-el'], state: 'CLOSED', bySettings: true, reason: powerCut },
  ]);
  await pursue();
  await carry();
  expect(sent).toEqual([]);
  await announce();
  await announce();
  expect(kinds()).toEqual(['slot-closed', 'slot-closed']);
});

test('who moves away from a day that the settings closed comes before everybody, uncounted', async () => {
  const { booked, set, book, move, settle, sheet } = city();
  const [first] = await booked();
  for (const number of [11, 12]) await book({ person: person(number), date: wednesday });
  await set(closures, dayOff());
  if (first === undefined) throw new Error('Nobody booked');

  const moved = await move(first, wednesday, '08:00');
  await settle();

  expect(moved.status).toBe(200);
  expect((await sheet(wednesday)).windows).toMatchObject({ '08:00': { cap: 2, taken: 3 } });
});

test('restored within a minute it is as if it had never been, and nobody hears of it', async () => {
  const { booked, set, restore, ticket, list, announce, sent, sheet } = city();
  const tickets = await booked();
  await set(closures, dayOff());

  await restore();
  await announce();

  expect(sent).toEqual([]);
  expect(await list()).toMatchObject([{ state: 'UNDONE' }]);
  for (const one of tickets) expect(heldOf(await ticket(one)).booking).toMatchObject({ state: 'BOOKED' });
  for (const one of tickets) expect(heldOf(await ticket(one)).booking.closed).toBeUndefined();
  expect((await sheet()).windows).toMatchObject({ '08:00': { cap: 2, taken: 1 } });
});

test('where a part of a closed day opens again, who waits in the rest still has the offer, at once', async () => {
  const { booked, set, offer, ticket, list } = city();
  const [morning, afternoon] = await booked();
  if (morning === undefined || afternoon === undefined) throw new Error('Nobody booked');
  await set(closures, dayOff());

  await set(closures, dayOff([['13:00', '14:00']]));

  expect(offerOf(await offer(morning))).toMatchObject({ reason: { en: 'the opening hours have changed' } });
  expect(heldOf(await ticket(afternoon)).booking.closed).toBeUndefined();
  expect((await list()).filter(({ state }) => state === 'CLOSED')).toMatchObject([
    { from: '08:00', to: '09:00', bySettings: true },
  ]);
});

test('restored later, whoever was told is told that the number holds; closed once more, they are offered anew', async () => {
  const { booked, set, restore, announce, kinds, list, sent } = city();
  await booked();
  await set(closures, dayOff());
  await announce();

  await restore();
  await announce();

  expect(kinds()).toEqual(['slot-closed', 'slot-closed', 'slot-reopened', 'slot-reopened']);
  sent.length = 0;
  await set(closures, dayOff());
  await announce();
  expect(kinds()).toEqual(['slot-closed', 'slot-closed']);
  expect((await list()).map(({ state }) => state).sort()).toEqual(['ANNOUNCED', 'REOPENED']);
});

test('shorter hours offer to those whose window lies outside them, and to nobody else', async () => {
  const { booked, set, offer } = city();
  const [early, late] = await booked();

  const effect = await set(closures, dayOff([['08:30', '12:00']]));

  expect(effect).toMatchObject({ affected: 2, offered: 1 });
  if (early === undefined || late === undefined) throw new Error('Nobody booked');
  expect(problemOf(await offer(early)).code).toBe('nothing-offered');
  expect(offerOf(await offer(late)).reason).toEqual({
    id: 'jam buka kantor berubah',
    en: 'the opening hours have changed',
  });
});

test('a lowered quota takes nobody his place, whatever it is lowered to', async () => {
  const { booked, set, offer, announce, sent } = city();
  const tickets = await booked();

  const effect = await set(quota, { value: { online: 0, walkIn: 2 } });
  await announce();

  expect(effect).toMatchObject({ affected: 2, offered: 0 });
  for (const one of tickets) expect(problemOf(await offer(one)).code).toBe('nothing-offered');
  expect(sent).toEqual([]);
});

test('what the settings closed is not opened by hand', async () => {
  const { booked, set, list, reopen } = city();
  await booked();
  await set(closures, dayOff());
  const [closing] = await list();

  expect(problemOf(await reopen(closing?.id ?? '', true)).code).toBe('closed-by-settings');
});

test('a request that died after the setting was written is made good by the next look at the sheets', async () => {
  const { booked, call, offer, ports, announce, kinds } = city();
  const tickets = await booked();
  const { put } = ports.closings;
  const cut = async () => {
    throw new Error('cut off');
  };
  Object.assign(ports.closings, { put: cut });
  const died = await call('changeSetting', {
    path: { name: closures },
    roles: ['region/operator'],
    body: { reason: 'perintah kepala dinas', ...dayOff(), expectedVersion: 0 },
  });
  expect(died.status).toBe(500);
  Object.assign(ports.closings, { put });

  await prepareSheets(ports);
  await prepareSheets(ports);

  for (const one of tickets) expect(offerOf(await offer(one)).reason).toEqual(powerCut);
  await announce();
  expect(kinds()).toEqual(['slot-closed', 'slot-closed']);
});

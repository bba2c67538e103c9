import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome, StaffCall } from '#shared/http/endpoint.ts';
import { nik } from '#shared/identity/nik.ts';
import { personRoutes } from './contract.ts';
import { erasePerson } from './operations/person/erase-person.ts';
import { exportPerson } from './operations/person/export-person.ts';
import { createRightsApi, idIn, rightful } from './testing/rights-api.ts';

// A person asks the city what it keeps of what they asked for, and to forget it.

const reason = 'Surat permohonan nomor 12/XI';
const [somebody] = rightful;
if (somebody === undefined) throw new Error('Nobody asked for anything.');
const call: StaffCall = {
  actor: { id: '3f8e2c1a-0000-4000-8000-00000000000a', roles: ['region/operator'] },
  correlationId: 'c'.repeat(36),
  viewer: '203.0.113.1',
};
let api: ReturnType<typeof createRightsApi>;
beforeEach(async () => {
  api = createRightsApi();
  await api.seeded;
});
const answered = <Answer>(outcome: Outcome<Answer, unknown>): Answer => {
  if ('answer' in outcome) return outcome.answer;
  throw new Error(JSON.stringify(outcome));
};
const exported = async (who = somebody) =>
  answered(await exportPerson(api.ports)({ body: { nik: who, reason } }, call));
const erased = async (withdraw?: boolean) =>
  answered(await erasePerson(api.ports)({ body: { nik: somebody, reason, withdraw } }, call));

describe('a copy', () => {
  test('holds every request with its papers and its letter, in the order in which they were made, and nothing of others', async () => {
    const { requests } = personRoutes.exportPerson.answer.schema.parse(await exported());

    expect(requests.map(({ id }) => id).sort()).toEqual(
      (['WITHDRAWN', 'DELIVERED', 'READY', 'PROCESSING', 'RETURNED'] as const)
        .map((state) => idIn(state, 0))
        .sort(),
    );
    const delivered = requests.find(({ state }) => state === 'DELIVERED');
    expect(delivered?.letter).toMatchObject({
      number: expect.stringMatching(/^\S+\/0001\//),
      state: 'ISSUED',
      fields: { alamat_domisili: expect.stringContaining('Pelabuhan') },
    });
    expect(delivered?.file).toMatchObject({
      person: { nik: somebody, phone: '+6281234567890', email: null },
      papers: [{ key: 'kk', files: [{ kind: 'jpeg', bytes: 7, url: expect.stringContaining('https://') }] }],
    });
    expect(requests.filter(({ letter }) => letter !== null)).toHaveLength(1);
    expect((await exported(nik.parse('1274011508880002'))).requests).toEqual([]);
  });

  test('is a look at every request, with its reason, and one for the person even when there is nothing', async () => {
    await exported();

    const looks = await api.ports.looks.list(idIn('READY', 0));
    expect(looks).toMatchObject([
      { action: 'export-person', why: 'rights', words: reason, actor: call.actor.id },
    ]);
  });
});

describe('an erasure', () => {
  test('takes what has ended, and tells what is open, what is being made, and which letter stays in the register', async () => {
    const told = personRoutes.erasePerson.answer.schema.parse(await erased());

    expect(told.erased).toEqual({ requests: 2 });
    expect(told.standing.map(({ request, why }) => [request, why]).sort()).toEqual(
      [
        [idIn('READY', 0), 'open'],
        [idIn('PROCESSING', 0), 'open'],
        [idIn('RETURNED', 0), 'open'],
      ].sort(),
    );
    expect(told.letters).toMatchObject([{ request: idIn('DELIVERED', 0) }]);
    expect([...new Set(api.shredded)].sort()).toEqual([idIn('DELIVERED', 0), idIn('WITHDRAWN', 0)].sort());
    expect(await api.ports.requests.readFile(idIn('DELIVERED', 0))).toBeUndefined();
    expect(await api.ports.registers.readLetter(idIn('DELIVERED', 0))).toMatchObject({ state: 'ISSUED' });
  });

  test('takes back what is open where that is said, not what the office is writing; again it does no harm', async () => {
    const told = await erased(true);

    expect(told.erased).toEqual({ requests: 4 });
    expect(told.standing).toMatchObject([{ request: idIn('PROCESSING', 0), why: 'being-made' }]);
    expect(await api.ports.requests.read(idIn('RETURNED', 0))).toMatchObject({ state: 'WITHDRAWN', tag: '' });
    expect(await api.ports.requests.read(idIn('READY', 0))).toMatchObject({ state: 'READY', tag: '' });
    expect(await erased(true)).toMatchObject({ erased: { requests: 0 }, letters: [] });
    expect((await exported()).requests.map(({ id }) => id)).toEqual([idIn('PROCESSING', 0)]);
    const [, neighbour] = rightful;
    expect((await exported(neighbour)).requests).toHaveLength(5);
  });

  test('that breaks off is gone on with: nothing that was forgotten halfway is lost sight of', async () => {
    const { shred, ...ports } = api.ports;
    const broken = erasePerson({ ...ports, shred: () => Promise.reject(new Error('The bucket is away.')) });

    await expect(broken({ body: { nik: somebody, reason } }, call)).rejects.toThrow('The bucket is away.');

    expect((await exported()).requests).toHaveLength(5);
    expect(await erased()).toMatchObject({ erased: { requests: 2 } });
  });

  test('leaves nobody able to take a step of what is forgotten', async () => {
    await erased(true);
    const { requests } = api.ports;

    expect(await requests.findOpen('', 'AKTA-READY')).toBeUndefined();
    for (const pile of ['ready', 'citizen'] as const) {
      const { requests: listed } = await requests.listPile({ office: 'disdukcapil', pile }, { most: 500 });
      expect(listed.map(({ id }) => id)).not.toContain(idIn('READY', 0));
      expect(listed.map(({ id }) => id)).not.toContain(idIn('RETURNED', 0));
    }
  });
});

import { expect, test } from 'vitest';
import belawan from '#infra/regions/medan-belawan.ts';
import { createLetterDesk } from '../../letter-desk.ts';
import { createLetterWorld, letterId, occasion, sampleWish } from '../../testing/letter-world.ts';
import { createMemoryFiles } from '../../testing/memory-files.ts';
import { checkProof } from './check-proof.ts';
import { handOutLetter } from './hand-out-letter.ts';
import { issueLetter } from './issue-letter.ts';
import { voidIssuedLetter } from './void-letter.ts';

const id = letterId('one');

/** A world with a press that counts what it prints; `meanwhile` happens while it does. */
function createRoom(meanwhile = async (): Promise<unknown> => undefined) {
  const { ports, time, publicKeys } = createLetterWorld();
  const files = createMemoryFiles();
  let printed = 0;
  const room = {
    letters: async () => ports,
    publicKeys,
    types: [],
    registers: ports.registers,
    zone: ports.region.zone,
    clock: ports.clock,
    files,
    siteOrigin: 'https://antrean.example',
    press: {
      print: async () => {
        printed += 1;
        await meanwhile();
        return new Uint8Array();
      },
      sign: async (pdf: Uint8Array) => pdf,
    },
  };
  return { ports, time, files, room, printed: () => printed };
}
const takeBack = (ports: ReturnType<typeof createRoom>['ports']) =>
  voidIssuedLetter(ports, { ...occasion, id, reason: 'mistake' });

test('a letter is printed for the first who asks, and its link ends in five minutes', async () => {
  const { ports, room, printed, time } = createRoom();
  await issueLetter(ports, sampleWish('one'));

  const links = [await handOutLetter(room, id), await handOutLetter(room, id)];

  expect(printed()).toBe(1);
  expect(links[1]).toEqual(links[0]);
  expect(links[0]).toMatchObject({ until: time.now + 300_000 });
});

test('a letter that is taken back while it is printed leaves no file behind', async () => {
  const happens: { now?: () => Promise<unknown> } = {};
  const { ports, room, files } = createRoom(async () => happens.now?.());
  await issueLetter(ports, sampleWish('one'));
  happens.now = async () => {
    await takeBack(ports);
    await files.remove(id);
  };

  expect(await handOutLetter(room, id)).toEqual({ refused: 'letter-void' });

  expect([...files.kept]).toEqual([]);
});

test('what was never issued, or is not signed yet, is no letter', async () => {
  const { ports, room } = createRoom();
  const failing = { ...ports, signingKey: () => Promise.reject(new Error('no key')) };

  expect(await handOutLetter(room, id)).toEqual({ refused: 'no-letter' });
  await expect(issueLetter(failing, sampleWish('one'))).rejects.toThrow('no key');
  expect(await handOutLetter(room, id)).toEqual({ refused: 'no-letter' });
});

test('a key that got out ends every letter that it signed', async () => {
  const { ports } = createRoom();
  const keys = async () => ports.ring;
  const { registers, clock } = ports;
  const open = createLetterDesk({ region: belawan, keys, registers, clock });
  const [key] = await open.publicKeys();
  const region = { ...belawan, withdrawnLetterKeys: [key?.id ?? ''] };
  const shut = createLetterDesk({ region, keys, registers, clock });
  const issued = await issueLetter(await open.letters(), sampleWish('one'));
  const request = { body: { proof: 'letter' in issued ? (issued.letter.proof ?? '') : '' } };
  const call = { correlationId: 'checked-by-anybody', viewer: '203.0.113.7' };

  expect(await checkProof(open)(request, call)).toMatchObject({ answer: { code: 'genuine' } });
  expect(await checkProof(shut)(request, call)).toMatchObject({
    answer: { genuine: false, code: 'key-withdrawn', letter: null },
  });
});

import { solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { describe, expect, test } from 'vitest';
import { readKeyRing } from '#shared/identity/key-ring.ts';
import { checkProof } from './check.ts';
import { createIssuer } from './issue.ts';
import { signingKeys } from './keys.ts';
import { bindOf } from './subject.ts';

const ring = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'x'.repeat(64) }));
const stranger = readKeyRing(JSON.stringify({ epochs: { '2000-01-01': 'k1' }, k1: 'y'.repeat(64) }));
const now = Date.parse('2126-11-23T00:00:00Z'); // altcha-lib knows only the machine’s clock
const subject = {
  office: 'disdukcapil',
  bind: bindOf({ about: '1274011505900001', key: 'k'.repeat(22), salt: 's'.repeat(16) }),
};
const issue = createIssuer({ cost: 200 });
const encode = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');

async function solve() {
  const challenge = await issue(ring, subject, { now, date: '2126-11-23' });
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('not solved');
  return { challenge, solution };
}

describe('a proof of work', () => {
  test('counts, however often, for office, person and key until it expires', async () => {
    const proof = encode(await solve());

    const [first, again] = [checkProof(ring, proof, subject, now), checkProof(ring, proof, subject, now)];
    const late = checkProof(ring, proof, subject, now + 31 * 60_000);

    expect([first, again, late]).toEqual([true, true, false]);
  });

  test('counts for no other office, person or key', async () => {
    const proof = encode(await solve());
    const others = [
      { ...subject, office: 'other' },
      { ...subject, bind: bindOf({ about: '1274015505900001', key: 'k'.repeat(22), salt: 's'.repeat(16) }) },
      { ...subject, bind: bindOf({ about: '1274011505900001', key: 'j'.repeat(22), salt: 's'.repeat(16) }) },
    ];

    const counted = others.map((other) => checkProof(ring, proof, other, now));

    expect(counted).toEqual([false, false, false]);
  });

  test('is refused when any of its parts was changed, or another key made it', async () => {
    const { challenge, solution } = await solve();
    const { parameters } = challenge;
    const altered = [
      { challenge: { ...challenge, parameters: { ...parameters, expiresAt: 9_999_999_999 } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, keyPrefix: '00' } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, cost: 2 } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, extra: 1 } }, solution },
      { challenge: { ...challenge, signature: 'a'.repeat(64) }, solution },
      { challenge, solution: { ...solution, derivedKey: 'a'.repeat(64) } },
      { challenge, solution: { ...solution, derivedKey: '' } },
      { challenge, solution: null },
    ].map((payload) => checkProof(ring, encode(payload), subject, now));

    expect(altered).toEqual(altered.map(() => false));
    expect(checkProof(stranger, encode({ challenge, solution }), subject, now)).toBe(false);
  });

  test.each(['', 'null', '[]', '%%%', 'eyJ', encode('x'), encode({ challenge: [] })])(
    'is refused when it is %j',
    (payload) => {
      expect(checkProof(ring, payload, subject, now)).toBe(false);
    },
  );

  test('is judged as altcha-lib judges it', async () => {
    const { challenge, solution } = await solve();
    const keys = signingKeys(ring, 'k1');

    const judged = await verifySolution({
      challenge: { ...challenge, parameters: { ...challenge.parameters } },
      solution,
      deriveKey,
      hmacSignatureSecret: keys?.challenge ?? '',
      hmacKeySignatureSecret: keys?.solution ?? '',
    });

    expect(judged).toMatchObject({ invalidSignature: false, invalidSolution: false, verified: true });
  });
});

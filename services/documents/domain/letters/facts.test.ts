import { expect, test } from 'vitest';
import { sampleForm, sampleOffice } from '../../testing/letter-samples.ts';
import { digestOf } from './facts.ts';
import { domicile } from './templates/domicile.ts';

test('the digest follows from every fact, the signer and the salt, and not from the order of fields', () => {
  const facts = { fields: sampleForm, office: sampleOffice(), salt: 'a'.repeat(22) };
  const turned = { ...facts, fields: Object.fromEntries(Object.entries(sampleForm).toReversed()) };
  const successor = { ...facts.office.signer, name: 'Penerus' };
  const others = [
    digestOf({ id: 'domisili', version: 2 }, facts),
    digestOf(domicile, { ...facts, salt: 'b'.repeat(22) }),
    digestOf(domicile, { ...facts, office: sampleOffice({ signer: successor }) }),
    ...Object.keys(sampleForm).map((key) =>
      digestOf(domicile, { ...facts, fields: { ...sampleForm, [key]: 'other' } }),
    ),
  ];

  const digest = digestOf(domicile, facts);

  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOf(domicile, turned)).toBe(digest);
  expect(new Set([digest, ...others]).size).toBe(others.length + 1);
});

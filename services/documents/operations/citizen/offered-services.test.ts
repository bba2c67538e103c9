import { expect, test } from 'vitest';
import belawan from '#infra/regions/medan-belawan.ts';
import tanjungbalai from '#infra/regions/tanjungbalai.ts';
import { catalogue } from '#shared/catalogue/catalogue.ts';
import { readServices as route } from '../../contract/services.ts';
import { formField } from '../../domain/forms/field.ts';
import { formOf } from '../../domain/forms/forms.ts';
import { grounds, objections } from '../../domain/reasons.ts';
import { termsIn } from '../office.ts';
import { offeredServices } from './offered-services.ts';
import { readServices } from './read-services.ts';

const cities = [tanjungbalai, belawan];
const call = { correlationId: 'c', viewer: '192.0.2.1' };

async function answerOf(region: (typeof cities)[number]) {
  const offered = offeredServices(region, catalogue);
  const termsOf = termsIn(region);
  const outcome = await readServices({ region, catalogue, offered, termsOf, clock: { now: () => 1 } })(
    {},
    call,
  );
  return 'answer' in outcome ? route.answer.schema.parse(outcome.answer) : undefined;
}

test.each(cities)(
  '$name.id answers what the contract says, without what only the office decides',
  async (region) => {
    const answer = await answerOf(region);

    expect(answer?.offices.flatMap(({ services }) => services.map(({ code }) => code))).toEqual(
      region.offices.flatMap(({ documents }) => documents?.services.map(({ code }) => code) ?? []),
    );
    expect(JSON.stringify(answer)).not.toContain('secondEyes');
  },
);

test('whoever needs to come before the document is made is told why, and whoever never comes is told nothing', async () => {
  const services = (await answerOf(tanjungbalai))?.offices[0]?.services ?? [];
  const visits = new Map(services.map(({ code, visit }) => [code, visit?.kind]));

  expect(visits.get('KTP-BARU')).toBe('before');
  expect(visits.get('KIA')).toBe('collect');
  expect(visits.get('AKTA-LAHIR')).toBeUndefined();
});

test('a birth asks for the child, the parents and the witnesses in the order of the form', () => {
  expect(formOf('AKTA-LAHIR').map(({ key }) => key.replace(/\d?_.*/, ''))).toEqual(
    expect.arrayContaining(['anak', 'kelahiran', 'ibu', 'ayah', 'saksi']),
  );
  expect(
    formOf('AKTA-LAHIR')
      .filter(({ kind }) => kind === 'nik')
      .map(({ key }) => key),
  ).toEqual(['ibu_nik', 'ayah_nik', 'saksi1_nik', 'saksi2_nik']);
});

test.each(catalogue.entries.map(({ code }) => code))(
  '%s has a form, and no field is called like a paper',
  (code) => {
    const region = structuredClone(tanjungbalai);
    const office = region.offices[0];
    if (!office?.documents) throw new Error('Tanjungbalai takes no requests.');
    office.documents.services = [{ code, days: 1 }];
    const service = offeredServices(region, catalogue).get(office.id)?.get(code);
    const keys = [...(service?.form ?? []), ...(service?.papers ?? [])].map(({ key }) => key);

    expect(service?.form.map((field) => formField.parse(field))).toEqual(service?.form);
    expect(service?.papers.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  },
);

test.each([
  ['objections', objections],
  ['grounds', grounds],
])('%s have codes of their own that events can carry', (_, reasons) => {
  const codes = reasons.map(({ code }) => code);

  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9-]{1,30}$/);
});

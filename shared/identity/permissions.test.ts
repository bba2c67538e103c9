import { expect, test } from 'vitest';
import { type Actor, officeRoles, readActor } from './actor.ts';
import { can, reach } from './permissions.ts';

const actor = (...roles: string[]): Actor => ({ id: 'a', roles });
const registry = { office: 'disdukcapil' };

test('an operator may in every office and for the region as a whole', () => {
  const operator = actor('region/operator');

  expect(can(operator, 'change-settings', registry)).toBe(true);
  expect(can(operator, 'change-settings', 'region')).toBe(true);
  expect(reach(operator, 'change-settings')).toBe('region');
});

test('a head may in the own office, not in another and not for the region', () => {
  const head = actor('disdukcapil/head', 'kecamatan/officer');

  expect(can(head, 'change-settings', registry)).toBe(true);
  expect(can(head, 'change-settings', { office: 'kecamatan' })).toBe(false);
  expect(can(head, 'change-settings', 'region')).toBe(false);
  expect(reach(head, 'change-settings')).toEqual(['disdukcapil']);
});

test.each(officeRoles.filter((role) => role !== 'head'))('a %s changes no settings anywhere', (role) => {
  expect(reach(actor(`disdukcapil/${role}`), 'change-settings')).toEqual([]);
});

test('an office called region gives no operator', () => {
  expect(can(actor('region/officer'), 'change-settings', 'region')).toBe(false);
});

const claims = {
  sub: '3f8e2c1a-0000-4000-8000-00000000000a',
  token_use: 'access',
  'cognito:groups': '[region/operator disdukcapil/head]',
};

test('groups arrive as the text "[a b]"', () => {
  expect(readActor(claims)).toEqual({
    id: '3f8e2c1a-0000-4000-8000-00000000000a',
    roles: ['region/operator', 'disdukcapil/head'],
  });
});

test.each([
  ['no groups', undefined, []],
  ['an empty list', '[]', []],
  ['a group that is no role', '[disdukcapil/king disdukcapil/officer]', ['disdukcapil/officer']],
  ['an operator of an office', '[disdukcapil/operator]', []],
  // A group of Cognito may have commas in its name.
  ['a group with another in its name', '[x,region/operator disdukcapil/head,y]', []],
])('%s gives no role that the table does not name', (_, groups, roles) => {
  const { 'cognito:groups': __, ...rest } = claims;

  expect(readActor({ ...rest, ...(groups !== undefined && { 'cognito:groups': groups }) })?.roles).toEqual(
    roles,
  );
});

test.each([
  ['no claims', undefined],
  ['an ID token, which says who somebody is but is no key to an API', { ...claims, token_use: 'id' }],
  ['no subject', { ...claims, sub: '' }],
  ['a subject that is no account', { ...claims, sub: 'someone' }],
  ['groups that are no list', { ...claims, 'cognito:groups': 'region/operator' }],
])('%s: nobody', (_, verified) => {
  expect(readActor(verified)).toBeUndefined();
});

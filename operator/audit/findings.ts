import type { Lock, LockedPackage } from './lock.ts';

/** Licences that may be part of what is deployed: all permissive, none that reaches our own code. */
const deployable = new Set([
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  // Typefaces only: it asks that they are not sold by themselves, nothing of the programs and files that use them.
  'OFL-1.1',
]);

/** Licences of tools that never leave the machine of who builds. */
const forTools = new Set([...deployable, 'MPL-2.0', 'Python-2.0', 'CC-BY-4.0', 'CC0-1.0']);

/** Whether an SPDX expression offers an allowed licence; `AND` asks for all of them. */
export const isAllowed = (expression: string | undefined, allowed: ReadonlySet<string>): boolean =>
  (expression ?? 'UNKNOWN')
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));

/** Everything about the packages that somebody must decide about; one sentence each. */
export function findings({ packages, approvedScripts }: Lock, deployed: ReadonlySet<string>): string[] {
  const say = (sentence: string, wrong: (found: LockedPackage) => boolean) =>
    packages.filter(wrong).map(({ path, version }) => `${path} ${version ?? ''} ${sentence}`);
  return [
    ...say(
      'has no integrity hash',
      ({ integrity, inBundle }) => !integrity?.startsWith('sha512-') && !inBundle,
    ),
    ...say(
      'comes from elsewhere than the npm registry',
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    ),
    ...say(
      'runs a script at installation that nobody approved',
      ({ hasInstallScript, name }) => hasInstallScript === true && !approvedScripts.has(name),
    ),
    ...say('is deployed under a licence that is not on the list', ({ path, license }) =>
      deployed.has(path) ? !isAllowed(license, deployable) : false,
    ),
    ...say('has a licence that is not on the list', ({ license }) => !isAllowed(license, forTools)),
  ];
}

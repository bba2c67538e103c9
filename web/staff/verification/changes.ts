import type { OpenedFile } from '#services/documents/contract.ts';

/** What is different in a file since it was looked at last. */
export type Change =
  | { readonly kind: 'state'; readonly to: OpenedFile['state'] }
  | { readonly kind: 'holder'; readonly who: 'nobody' | 'me' | 'other' }
  /** The citizen sent it again. */
  | { readonly kind: 'part'; readonly key: string; readonly label: OpenedFile['name'] };

const holderOf = ({ claim, now }: OpenedFile): string | undefined =>
  claim !== null && claim.until > now ? claim.by : undefined;

/** What changed between two looks at one file, for who was about to act on the first. */
export function changesBetween(
  before: OpenedFile,
  after: OpenedFile,
  me: string | undefined,
): readonly Change[] {
  const holder = holderOf(after);
  return [
    ...(before.state === after.state ? [] : [{ kind: 'state', to: after.state } as const]),
    ...(holderOf(before) === holder
      ? []
      : [
          {
            kind: 'holder',
            who: holder === undefined ? 'nobody' : holder === me ? 'me' : 'other',
          } as const,
        ]),
    ...[...after.papers, ...after.form].flatMap(({ key, label, revision }) => {
      const known = [...before.papers, ...before.form].find((one) => one.key === key);
      return known?.revision === revision ? [] : [{ kind: 'part', key, label } as const];
    }),
  ];
}

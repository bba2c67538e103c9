import { letterOf, type Pressed } from '../keys/use-keys.ts';

/** Steps that a page offers, in the order of its buttons. */
export const offeredSteps = [
  'claim',
  'verify',
  'confirm',
  'return',
  'dispute',
  'process',
  'finish',
  'deliver',
  'reject',
  'release',
  'assign',
] as const;
export type OfferedStep = (typeof offeredSteps)[number];

/** The key of each step that has one: a letter of what its button says in Bahasa Indonesia. */
export const stepKeys: Partial<Readonly<Record<OfferedStep, string>>> = {
  claim: 'a',
  verify: 's',
  confirm: 's',
  return: 'b',
  process: 'p',
  finish: 'h',
  release: 'l',
};

/** What keys do with what is seen, whatever may be done. */
export const viewKeys = {
  next: 'j',
  previous: 'k',
  closer: '+',
  farther: '-',
  whole: '0',
  turn: 'r',
  copy: 'c',
  object: 't',
} as const;
export type ViewCommand = keyof typeof viewKeys;

const viewCommands = Object.keys(viewKeys).filter((name): name is ViewCommand => name in viewKeys);

export type FileCommand =
  | { readonly kind: 'step'; readonly step: OfferedStep }
  | { readonly kind: 'view'; readonly view: ViewCommand }
  | { readonly kind: 'back' };

/** What a key means before an open file; undefined: nothing. `may` are the steps that this account may take. */
export function commandOf(pressed: Pressed, may: readonly string[]): FileCommand | undefined {
  const letter = letterOf(pressed);
  if (letter === undefined) return undefined;
  if (letter === 'escape') return { kind: 'back' };
  const step = offeredSteps.find((name) => stepKeys[name] === letter && may.includes(name));
  if (step !== undefined) return { kind: 'step', step };
  // "+" is "=" without the shift key.
  const view = viewCommands.find((name) => viewKeys[name] === (letter === '=' ? '+' : letter));
  return view && { kind: 'view', view };
}

/** Steps after which the officer goes on with the same file, if anything may follow. */
const staying: readonly OfferedStep[] = ['claim', 'verify', 'confirm', 'process'];

/** Whether the file stays open after a step. */
export const staysOpen = (step: OfferedStep, may: readonly string[]): boolean =>
  staying.includes(step) && may.some((next) => next !== 'assign');

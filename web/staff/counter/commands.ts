import { letterOf, type Pressed } from '../keys/use-keys.ts';

/** What an officer can do with a key. */
export type Command = 'advance' | 'recall' | 'serve' | 'miss' | 'park' | 'transfer' | 'outcome' | 'break';

/** How the counter stands, as far as keys go. */
export interface Situation {
  readonly counter: 'open' | 'break' | 'closed';
  /** The number at the counter: called and not there yet, being served, or none. */
  readonly inHand: 'none' | 'called' | 'serving';
}

/** The key of each command: the first letter of what the button says in Bahasa Indonesia where it is free. */
export const keyOf: Readonly<Record<Command, string>> = {
  advance: 'n',
  recall: 'r',
  serve: 's',
  miss: 'm',
  park: 'p',
  transfer: 't',
  outcome: 'o',
  break: 'b',
};

const commands = Object.keys(keyOf).filter((name): name is Command => name in keyOf);

/** What can be done as the counter stands: the one table for buttons and keys. */
export function commandsIn({ counter, inHand }: Situation): ReadonlySet<Command> {
  if (counter !== 'open') return new Set(counter === 'break' && inHand === 'none' ? ['break'] : []);
  if (inHand === 'called') return new Set(['advance', 'recall', 'serve', 'miss', 'transfer']);
  if (inHand === 'serving') return new Set(['advance', 'park', 'transfer', 'outcome']);
  return new Set(['advance', 'break']);
}

/** What the big button does: call somebody, record that the called one has come, or finish and call the next. */
export type Advance = 'call' | 'serve' | 'finish-and-call';

export const advanceOf = ({ inHand }: Situation): Advance =>
  inHand === 'none' ? 'call' : inHand === 'called' ? 'serve' : 'finish-and-call';

/** The command of a key; undefined: the key means nothing now. */
export function commandOf(pressed: Pressed, situation: Situation): Command | undefined {
  const letter = letterOf(pressed);
  const command = commands.find((name) => keyOf[name] === letter);
  return command !== undefined && commandsIn(situation).has(command) ? command : undefined;
}

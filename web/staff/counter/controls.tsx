import { useEffect, useRef, useState } from 'preact/hooks';
import { KeyCap, KeysSwitch } from '../keys/keys-switch.tsx';
import { keysAreOff, useKeys } from '../keys/use-keys.ts';
import { advanceOf, type Command, commandOf, commandsIn, keyOf, type Situation } from './commands.ts';
import { useCounterText } from './texts.ts';

interface Props {
  readonly situation: Situation;
  /** Nothing is taken now: a request has no answer, or the counter has only just changed. */
  readonly still: boolean;
  readonly sending: boolean;
  /** Whether keys are heard: not while a question stands over the page. */
  readonly listening: boolean;
  readonly onCommand: (command: Command) => void;
}

const others = ['recall', 'serve', 'miss', 'park', 'transfer', 'outcome', 'break'] as const;

/** The big button, and one for everything else that can be done now; each has its key. */
export function Controls({ situation, still, sending, listening, onCommand }: Props) {
  const c = useCounterText();
  const [off, setOff] = useState(keysAreOff);
  const big = useRef<HTMLButtonElement>(null);
  useEffect(() => big.current?.focus(), []);
  useKeys((pressed) => {
    if (off || !listening || still) return false;
    const command = commandOf(pressed, situation);
    if (command === undefined) return false;
    onCommand(command);
    return true;
  });

  const possible = commandsIn(situation);
  const take = (command: Command) => !still && possible.has(command) && onCommand(command);
  // The big button records the start of a service: a second button for the same would be in the way.
  const shown = others.filter((name) => possible.has(name) && name !== 'serve');
  const onBreak = situation.counter === 'break';
  const main: Command = onBreak ? 'break' : 'advance';
  const key = (command: Command) => !off && <KeyCap of={keyOf[command].toUpperCase()} />;
  return (
    <div class="controls">
      {onBreak && <p class="notice">{c.onBreak}</p>}
      <button
        type="button"
        class="button button-big"
        ref={big}
        aria-disabled={still}
        aria-busy={sending}
        aria-keyshortcuts={off ? undefined : keyOf[main].toUpperCase()}
        // A key that is held down presses once.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={() => take(main)}
      >
        {onBreak ? c.continue : c.advance[advanceOf(situation)]} {key(main)}
      </button>
      {situation.inHand === 'called' && <p class="caption">{c.startHint}</p>}
      <div class="controls-others">
        {shown
          .filter((name) => name !== main)
          .map((name) => (
            <button
              key={name}
              type="button"
              class="button button-quiet"
              aria-disabled={still}
              aria-keyshortcuts={off ? undefined : keyOf[name].toUpperCase()}
              onClick={() => take(name)}
            >
              {c.command[name]} {key(name)}
            </button>
          ))}
      </div>
      <KeysSwitch off={off} onSwitch={setOff}>
        {c.keysOn}. {c.keysHint}
      </KeysSwitch>
    </div>
  );
}

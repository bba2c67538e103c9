import { useEffect, useRef } from 'preact/hooks';

const OFF = 'balai.keys-off';

/** Whether this computer takes single letters for commands: speech input says letters that are not meant (WCAG 2.1.4). */
export const keysAreOff = (): boolean => localStorage.getItem(OFF) !== null;

export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'yes');
}

/** A key as pages hear it. */
export interface Pressed {
  readonly key: string;
  /** Held down: what it repeats is not meant. */
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The letter that is meant, held down or not; undefined: the key belongs to the browser. */
export const heldLetterOf = ({ key, ctrlKey, altKey, metaKey }: Pressed): string | undefined =>
  ctrlKey || altKey || metaKey ? undefined : key.toLowerCase();

/** The letter that is meant once, however long it is held. */
export const letterOf = (pressed: Pressed): string | undefined =>
  pressed.repeat ? undefined : heldLetterOf(pressed);

/** Hears keys on the whole page, other than those that go into a field. `heard` says whether it took the key. */
export function useKeys(heard: (pressed: Pressed) => boolean): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isTyping(event.target) && latest.current(event)) event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}

/** Whether letters go into a field there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox], [type=radio]), textarea, select');

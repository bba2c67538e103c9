import { useRef } from 'preact/hooks';

/** The text as it was when `sign` changed last: what is read aloud does not change with every answer. */
export function useOnChange(text: string, sign: string): string {
  const kept = useRef<{ text: string; sign: string }>(undefined);
  if (kept.current?.sign !== sign) kept.current = { text, sign };
  return kept.current.text;
}

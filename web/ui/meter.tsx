/** Three bars that fill as places run out; the words beside it say the same. */
export function Meter({ level }: { level: 'low' | 'medium' | 'high' }) {
  return (
    <svg class={`meter meter-${level}`} viewBox="0 0 22 16" aria-hidden="true" focusable="false">
      <rect x="0" y="8" width="6" height="8" rx="1.500" />
      <rect x="8" y="4" width="6" height="12" rx="1.500" />
      <rect x="16" y="0" width="6" height="16" rx="1.500" />
    </svg>
  );
}

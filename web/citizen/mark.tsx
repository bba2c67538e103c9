/** A hall's roof over three pillars: the balai. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-roof" d="M16 3 2 14h28zM3 25h26v4H3z" />
    <path class="mark-pillars" d="M6 16h4v7H6zm8 0h4v7h-4zm8 0h4v7h-4z" />
  </svg>
);

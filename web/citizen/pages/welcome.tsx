/** A ticket from the hall, drawn for wide screens; it says nothing that the words do not. */
export const Welcome = () => (
  <svg class="welcome" viewBox="0 0 260 200" aria-hidden="true" focusable="false">
    <g class="welcome-hall">
      <path d="M130 18 20 84h220z" />
      <path d="M34 92h192v10H34zM24 178h212v12H24z" />
      <path d="M48 108h16v64H48zm46 0h16v64H94zm56 0h16v64h-16zm46 0h16v64h-16z" />
    </g>
    <g transform="rotate(-7 130 128)">
      <path
        class="welcome-ticket"
        d="M58 84h144a10 10 0 0 1 10 10v20a12 12 0 0 0 0 24v20a10 10 0 0 1-10 10H58a10 10 0 0 1-10-10v-20a12 12 0 0 0 0-24V94a10 10 0 0 1 10-10z"
      />
      <path class="welcome-tear" d="M160 90v74" />
      <text class="welcome-number" x="112" y="138" text-anchor="middle">
        A012
      </text>
      <path
        class="welcome-code"
        d="M172 108h12v12h-12zM188 108h8v6h-8zM172 126h6v12h-6zM184 124h12v6h-12zM186 136h10v10h-10z"
      />
    </g>
  </svg>
);

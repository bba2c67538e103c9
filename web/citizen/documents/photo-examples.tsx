import { useDocumentTexts } from './texts.ts';

const Page = () => (
  <>
    <path class="sheet" d="M34 14h92v112H34z" />
    <path class="lines" d="M46 32h44M46 46h68M46 58h68M46 70h60M46 82h68M46 94h40" />
    <path class="seal" d="M96 98h18v18H96z" />
  </>
);

/** A page of a document, photographed well and badly. */
const drawings = {
  good: <Page />,
  cut: (
    <g transform="translate(34 26) scale(1.25)">
      <Page />
    </g>
  ),
  blurred: (
    <>
      <path class="sheet" d="M34 14h92v112H34z" />
      <path class="lines lines-blurred" d="M46 34h44M46 52h68M46 70h60M46 90h50" />
    </>
  ),
  dark: (
    <>
      <Page />
      <path class="shadow" d="M0 0h160v140H112L28 0z" />
    </>
  ),
} as const;

/** Photos that officers can read, and those that come back. Drawn here, not taken from anybody's papers. */
export function PhotoExamples() {
  const { photos } = useDocumentTexts();
  return (
    <ul class="photos">
      {(['good', 'cut', 'blurred', 'dark'] as const).map((name) => (
        <li key={name} class={name === 'good' ? 'photo photo-good' : 'photo'}>
          <svg viewBox="0 0 160 140" role="img" aria-label={photos[name]}>
            <path class="table" d="M0 0h160v140H0z" />
            {drawings[name]}
          </svg>
          <p aria-hidden="true">{photos[name]}</p>
        </li>
      ))}
    </ul>
  );
}

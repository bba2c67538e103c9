import type { Text } from '#shared/region/schema.ts';

type Language = keyof Text;

interface Props {
  /** What the site is: `Antrean`. */
  readonly product: string;
  readonly city: string;
  /** Where the name leads. Default: nowhere. */
  readonly home?: string;
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const names: Readonly<Record<Language, string>> = { id: 'Indonesia', en: 'English' };

/** Whose site this is, and the other language. */
export function Banner({ product, city, home, language, speak }: Props) {
  const other = language === 'id' ? 'en' : 'id';
  const brand = (
    <>
      <Mark />
      <span>
        <span class="brand-product">{product}</span> <span class="brand-city">{city}</span>
      </span>
    </>
  );
  return (
    <header class="banner">
      <div class="banner-inner">
        {home === undefined ? (
          <span class="brand">{brand}</span>
        ) : (
          <a class="brand" href={home}>
            {brand}
          </a>
        )}
        <button type="button" class="language" lang={other} onClick={() => speak(other)}>
          {names[other]}
        </button>
      </div>
    </header>
  );
}

/** A hall's roof over three pillars: the balai. */
const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-roof" d="M16 3 2 14h28zM3 25h26v4H3z" />
    <path class="mark-pillars" d="M6 16h4v7H6zm8 0h4v7h-4zm8 0h4v7h-4z" />
  </svg>
);

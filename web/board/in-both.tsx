import type { Text } from '#shared/region/schema.ts';

/** A text in Bahasa Indonesia, and smaller in English. */
export const InBoth = ({ text }: { text: Text }) => (
  <>
    <span class="first-language">{text.id}</span>{' '}
    <span class="second-language" lang="en">
      {text.en}
    </span>
  </>
);

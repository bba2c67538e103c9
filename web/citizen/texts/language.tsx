import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Text } from '#shared/region/schema.ts';
import { recall, remember } from '../storage.ts';
import { id, type Texts } from './id.ts';

export type Language = keyof Text;

/** Bahasa Indonesia is always there; English comes when it is asked for. */
const texts: Record<Language, () => Promise<Texts>> = {
  id: () => Promise.resolve(id),
  en: () => import('./en.ts').then(({ en }) => en),
};
const KEPT = 'balai.language';

export interface Words {
  readonly language: Language;
  readonly t: Texts;
}

interface Speech extends Words {
  /** The text of a record that has both languages. */
  readonly say: (text: Text) => string;
  readonly speak: (language: Language) => void;
}

const Speaking = createContext<Speech>({ language: 'id', t: id, say: (text) => text.id, speak: () => {} });

export const useText = () => useContext(Speaking);

/** The words that this phone was last read in, before the first page is shown. */
export async function firstWords(): Promise<Words> {
  const language = recall(KEPT) === 'en' ? 'en' : 'id';
  return load(language).catch(() => ({ language: 'id', t: id }));
}

const load = async (language: Language): Promise<Words> => ({ language, t: await texts[language]() });

/** Switching changes words only: the place, the focus and what was typed stay. */
export function LanguageProvider({ first, children }: { first: Words; children: ComponentChildren }) {
  const [words, setWords] = useState(first);
  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);
  const speech = useMemo<Speech>(
    () => ({
      ...words,
      say: (text) => text[words.language],
      speak: (language) => {
        load(language).then(
          (next) => {
            remember(KEPT, language);
            setWords(next);
          },
          // Without a network the words of before are better than none.
          () => undefined,
        );
      },
    }),
    [words],
  );
  return <Speaking.Provider value={speech}>{children}</Speaking.Provider>;
}

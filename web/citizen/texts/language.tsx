import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Text } from '#shared/region/schema.ts';
import { recall, remember } from '../storage.ts';
import { en } from './en.ts';
import { id, type Texts } from './id.ts';

export type Language = keyof Text;

const texts: Record<Language, Texts> = { id, en };
const KEPT = 'balai.language';

interface Speech {
  readonly language: Language;
  readonly t: Texts;
  /** The text of a record that has both languages. */
  readonly say: (text: Text) => string;
  readonly speak: (language: Language) => void;
}

const Speaking = createContext<Speech>({ language: 'id', t: id, say: (text) => text.id, speak: () => {} });

export const useText = () => useContext(Speaking);

/** Switching changes words only: the place, the focus and what was typed stay. */
export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(() => (recall(KEPT) === 'en' ? 'en' : 'id'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({
      language,
      t: texts[language],
      say: (text) => text[language],
      speak: (next) => {
        remember(KEPT, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <Speaking.Provider value={speech}>{children}</Speaking.Provider>;
}

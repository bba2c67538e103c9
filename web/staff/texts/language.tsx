import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Text } from '#shared/region/schema.ts';
import { en } from './en.ts';
import { id, type Texts } from './id.ts';

export type Language = keyof Text;

interface Speech {
  readonly language: Language;
  /** What stands around every page. */
  readonly t: Texts;
  /** The text of a record that has both languages. */
  readonly say: (text: Text) => string;
  readonly speak: (language: Language) => void;
}

const KEPT = 'balai.language';
const remembered = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'id');

const Speaking = createContext<Speech>({ language: 'id', t: id, say: (text) => text.id, speak: () => {} });

export const useText = () => useContext(Speaking);

/** Switching changes words only: the page, the focus and what was typed stay. */
export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [language, speak] = useState(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const speech = useMemo<Speech>(
    () => ({ language, t: language === 'en' ? en : id, say: (text) => text[language], speak }),
    [language],
  );
  return <Speaking.Provider value={speech}>{children}</Speaking.Provider>;
}

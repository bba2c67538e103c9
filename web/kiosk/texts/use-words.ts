import { useText } from '../../staff/texts/language.tsx';
import { en } from './en.ts';
import { id, type Texts } from './id.ts';

/** The kiosk's words in the language that is spoken now. */
export function useWords() {
  const { language, say, speak } = useText();
  const t: Texts = language === 'en' ? en : id;
  return { language, t, say, speak };
}

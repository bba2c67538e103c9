import type { Text } from '#shared/region/schema.ts';

type Language = keyof Text;

/** Milliseconds after which an utterance that the browser never ends counts as ended; a call takes six or seven seconds. */
const LONGEST = 20_000;

/** The browser's voice for a language, if it has one; some write `id_ID`, and an old Android `ind`. */
export function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const wanted = language === 'id' ? /^(id|in|ind)([-_]|$)/i : /^(en|eng)([-_]|$)/i;
  return globalThis.speechSynthesis?.getVoices().find(({ lang }) => wanted.test(lang));
}

/** Speaks a text to its end. Rejects when the browser does not let the page speak. */
export function speak(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((done, fail) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    const timer = setTimeout(() => {
      speechSynthesis.cancel();
      done();
    }, LONGEST);
    utterance.onend = () => {
      clearTimeout(timer);
      done();
    };
    utterance.onerror = ({ error }) => {
      clearTimeout(timer);
      fail(new Error(`The voice failed: ${error}.`));
    };
    speechSynthesis.speak(utterance);
  });
}

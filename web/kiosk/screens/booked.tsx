import city from 'balai:city';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hasCamera, ownReader, readsCodes, watchCamera } from '../../ui/camera/watch-camera.ts';
import { ScreenPage } from '../frame.tsx';
import { eraseKey, numberOf, typeKey } from '../scan/typed-number.ts';
import { useWords } from '../texts/use-words.ts';

interface ScanProps {
  readonly onType: () => void;
  readonly onCamera: () => void;
  readonly onBack: () => void;
}

/** Waits for the scanner; who is checked in already can look at a number by typing it. */
export function Scan({ onType, onCamera, onBack }: ScanProps) {
  const { t } = useWords();
  return (
    <ScreenPage title={t.scan.title} lead={t.scan.lead} onBack={onBack}>
      <svg class="scan-picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <path d="M4 14V4h10M34 4h10v10M44 34v10H34M14 44H4V34" />
        <path class="scan-cells" d="M12 12h9v9h-9zM27 12h9v9h-9zM12 27h9v9h-9zM27 27h4v4h-4zM32 32h4v4h-4z" />
      </svg>
      <div class="choices choices-two">
        <button type="button" class="choice-key" onClick={onType}>
          <b>{t.scan.type}</b>
          <span>{t.scan.typeHint}</span>
        </button>
        {readsCodes() && hasCamera() && (
          <button type="button" class="choice-key" onClick={onCamera}>
            <b>{t.scan.camera}</b>
            <span>{t.scan.cameraHint}</span>
          </button>
        )}
      </div>
    </ScreenPage>
  );
}

interface CodeProps {
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
}

/** The camera of the screen, where the browser can read codes. */
export function Camera({ onCode, onBack }: CodeProps) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [fails, setFails] = useState(false);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const watching = watchCamera(element, {
      facing: 'user',
      read: ownReader(),
      onCode: (code) => code.startsWith('balai:') && onCode(code),
    });
    watching.catch(() => setFails(true));
    return () => void watching.then((end) => end()).catch(() => undefined);
  }, [onCode]);
  return (
    <ScreenPage title={t.scan.title} lead={fails ? t.scan.cameraFails : t.scan.cameraLead} onBack={onBack}>
      <video class="scan-camera" ref={video} autoPlay muted playsInline aria-label={t.scan.cameraLead} />
    </ScreenPage>
  );
}

/** Letters and digits as large keys; a keyboard works as well. */
export function Keypad({ office, onCode, onBack }: CodeProps & { readonly office: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const number = numberOf(typed);
  const letters = (city.offices.find(({ id }) => id === office)?.services ?? []).map(({ letter }) => letter);
  useLayoutEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Backspace') setTyped(eraseKey);
      if (/^[a-z\d]$/i.test(key)) setTyped((before) => typeKey(before, key.toUpperCase()));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const keyOf = (key: string) => (
    <button key={key} type="button" class="key" onClick={() => setTyped((before) => typeKey(before, key))}>
      {key}
    </button>
  );
  return (
    <ScreenPage title={t.keypad.title} lead={t.keypad.lead} onBack={onBack}>
      <output class="typed" aria-label={t.keypad.typed}>
        {typed === '' ? <span class="out-of-sight">{t.keypad.nothing}</span> : typed}
      </output>
      <fieldset class="keys keys-letters">
        <legend class="out-of-sight">{t.keypad.letters}</legend>
        {letters.map(keyOf)}
      </fieldset>
      <fieldset class="keys">
        <legend class="out-of-sight">{t.keypad.digits}</legend>
        {[...'123456789'].map(keyOf)}
        <button type="button" class="key key-word" onClick={() => setTyped(eraseKey)}>
          {t.keypad.erase}
        </button>
        {keyOf('0')}
        <button
          type="button"
          class="key key-word key-done"
          aria-disabled={number === undefined}
          onClick={() => number !== undefined && onCode(number)}
        >
          {t.keypad.done}
        </button>
      </fieldset>
    </ScreenPage>
  );
}

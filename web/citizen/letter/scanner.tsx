import { useEffect, useRef, useState } from 'preact/hooks';
import { hasCamera, watchCamera } from '../../ui/camera/watch-camera.ts';
import { Field } from '../../ui/field.tsx';
import { useText } from '../texts/language.tsx';
import { codeReader } from './read-code.ts';
import { useLetterText } from './texts.ts';

/** Takes the code of a letter from the camera, or as text that was pasted. */
export function Scanner({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useText();
  const words = useLetterText();
  const [open, setOpen] = useState(false);
  const [fails, setFails] = useState(false);
  const [pasted, setPasted] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (pasted.trim() !== '') onCode(pasted.trim());
  };
  return (
    <div class="stack-loose">
      {open && !fails && (
        <Camera
          onCode={(code) => {
            setOpen(false);
            onCode(code);
          }}
          onFail={() => setFails(true)}
        />
      )}
      {fails && (
        <p class="notice notice-warning" role="alert">
          {words.cameraFails}
        </p>
      )}
      {hasCamera() && !fails && (
        <p class="actions">
          <button
            type="button"
            class={open ? 'button button-quiet' : 'button'}
            onClick={() => setOpen(!open)}
          >
            {open ? words.stop : words.camera}
          </button>
        </p>
      )}
      <form class="stack" noValidate onSubmit={submit}>
        <Field
          id="code"
          label={words.paste}
          hint={words.pasteHint}
          errorWord={t.error}
          error={undefined}
          value={pasted}
          onValue={setPasted}
          input={{ autoComplete: 'off', autoCapitalize: 'none', spellcheck: false, maxLength: 2_000 }}
        />
        <div class="actions">
          <button type="submit" class="button button-quiet">
            {words.check}
          </button>
        </div>
      </form>
    </div>
  );
}

function Camera({
  onCode,
  onFail,
}: {
  readonly onCode: (code: string) => void;
  readonly onFail: () => void;
}) {
  const words = useLetterText();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const watching = codeReader().then((read) =>
      watchCamera(element, { facing: 'environment', read, onCode }),
    );
    watching.catch(onFail);
    return () => void watching.then((end) => end()).catch(() => undefined);
    // The camera stays as it was opened, whatever is drawn around it.
  }, []);
  return (
    <figure class="camera">
      <video ref={video} autoPlay muted playsInline aria-label={words.aim} />
      <figcaption>{words.aim}</figcaption>
    </figure>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useVerificationText } from '../texts.ts';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly yes: string;
  readonly danger?: true;
  /** What is still wrong, after a try. */
  readonly error: string | undefined;
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

/** A question over the page, with its fields; Escape: not at all. */
export function Ask({ title, hint, yes, danger, error, onYes, onClose, children }: Props) {
  const v = useVerificationText();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog
      class="choose-one"
      ref={box}
      aria-labelledby="ask"
      onClose={onClose}
      // Escape is heard by the page behind too: there it leads out of the file.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onYes();
        }}
      >
        <h2 id="ask">{title}</h2>
        {hint !== undefined && <p class="hint">{hint}</p>}
        {children}
        <div role="alert">{error !== undefined && <p class="notice notice-warning">{error}</p>}</div>
        <div class="actions">
          <button type="submit" class={danger ? 'button button-danger' : 'button'}>
            {yes}
          </button>
          <button type="button" class="button button-quiet" onClick={() => box.current?.close()}>
            {v.ask.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

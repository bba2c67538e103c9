import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from './texts/use-words.ts';
import { timeOf } from './texts/when.ts';

interface FrameProps {
  readonly office: string;
  /** The office's time, epoch milliseconds, once it is known. */
  readonly now?: number | undefined;
  readonly children: ComponentChildren;
}

/** What stands around every screen of the kiosk: whose it is, the time, the other language. */
export function Frame({ office, now, children }: FrameProps) {
  const { t, say, language, speak } = useWords();
  const other = language === 'id' ? 'en' : 'id';
  const name = city.offices.find(({ id }) => id === office)?.name;
  return (
    <div class="kiosk">
      <header class="kiosk-head">
        <p class="kiosk-office">
          <span class="kiosk-product">{t.product}</span>
          {say(name ?? city.name)}
        </p>
        <p class="kiosk-clock">{now !== undefined && timeOf(now, language)}</p>
        <button type="button" class="kiosk-language" lang={other} onClick={() => speak(other)}>
          {other === 'en' ? 'English' : 'Indonesia'}
        </button>
      </header>
      <main class="kiosk-main">{children}</main>
    </div>
  );
}

interface ScreenProps {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ComponentChildren;
  readonly onBack?: () => void;
}

/** One screen: its heading takes the focus, so that a screen reader says where one is. */
export function ScreenPage({ title, lead, children, onBack }: ScreenProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} – ${t.product}`;
  }, [title, t]);
  return (
    <section class="screen">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p class="screen-lead">{lead}</p>}
      {children}
      {onBack !== undefined && (
        <button type="button" class="key key-back" onClick={onBack}>
          <span aria-hidden="true">‹ </span>
          {t.back}
        </button>
      )}
    </section>
  );
}

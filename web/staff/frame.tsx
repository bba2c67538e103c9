import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Banner } from '../ui/banner.tsx';
import type { Desk } from './desk.tsx';
import { useText } from './texts/language.tsx';

interface Props {
  readonly heading?: string;
  /** For pages that fill the screen of an office PC. */
  readonly wide?: boolean;
  /** Who sits here, where the page does not say so itself. */
  readonly desk?: Desk;
  /** Signing out for want of a key is near. */
  readonly leaving?: boolean;
  readonly children: ComponentChildren;
}

/** What stands around every page of staff. */
export function Frame({ heading, wide = false, desk, leaving = false, children }: Props) {
  const { t, say, language, speak } = useText();
  useTitle(heading);
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <Banner product={t.product} city={say(city.name)} home="/" language={language} speak={speak} />
      <main id="main" class={wide ? 'page page-wide' : 'page'} tabIndex={-1}>
        {desk !== undefined && (
          <p class="who">
            {desk.person.name}
            <button type="button" class="button-link" onClick={() => void desk.session.signOut()}>
              {t.signOut}
            </button>
          </p>
        )}
        <div role="alert">{leaving && <p class="notice notice-warning">{t.leaving}</p>}</div>
        {children}
      </main>
    </>
  );
}

/** What the tab of the browser says; undefined: the page inside says it. */
export function useTitle(heading: string | undefined): void {
  const { say } = useText();
  useEffect(() => {
    if (heading !== undefined) document.title = `${heading} – ${say(city.name)}`;
  }, [heading, say]);
}

import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Banner } from '../ui/banner.tsx';
import { useText } from './texts/language.tsx';

/** What stands around every page of staff. */
export function Frame({ heading, children }: { heading?: string; children: ComponentChildren }) {
  const { t, say, language, speak } = useText();
  useTitle(heading);
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <Banner product={t.product} city={say(city.name)} home="/" language={language} speak={speak} />
      <main id="main" class="page stack-loose" tabIndex={-1}>
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

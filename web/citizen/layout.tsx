import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Banner } from '../ui/banner.tsx';
import { address } from './places.ts';
import { useText } from './texts/language.tsx';

/** What stands around every page. */
export function Layout({ children }: { children: ComponentChildren }) {
  const { t, say, language, speak } = useText();
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('h1')?.focus()}>
        {t.skip}
      </button>
      <Banner
        product={t.product}
        city={say(city.name)}
        home={address.home}
        language={language}
        speak={speak}
      />
      {city.demonstration && <p class="demonstration">{t.demonstration}</p>}
      <Offline />
      {children}
      <footer class="foot">
        <div class="foot-inner">
          <p class="foot-free">{t.footer.free}</p>
          <ul class="foot-links">
            <li>
              <a class="lone-link" href={address.find}>
                {t.footer.find}
              </a>
            </li>
            <li>
              <a class="lone-link" href={address.requests}>
                {t.footer.requests}
              </a>
            </li>
            {city.hasLetters && (
              <li>
                <a class="lone-link" href={address.letter}>
                  {t.footer.letter}
                </a>
              </li>
            )}
            <li>
              <a class="lone-link" href={address.data}>
                {t.footer.data}
              </a>
            </li>
            <li>
              <a class="lone-link" href={city.reportExtortion.contact} rel="noreferrer">
                {t.footer.extortion}
              </a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}

/** Says that the phone has no network, and that nothing is lost. */
function Offline() {
  const { t } = useText();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status">
      {!online && (
        <p class="offline">
          <span>{t.offline.banner}</span>
        </p>
      )}
    </div>
  );
}

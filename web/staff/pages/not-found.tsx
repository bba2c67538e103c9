import { useTitle } from '../frame.tsx';
import { useText } from '../texts/language.tsx';

export function NotFound() {
  const { t } = useText();
  useTitle(t.notFound);
  return (
    <div class="stack narrow">
      <h1>{t.notFound}</h1>
      <p>
        <a class="lone-link" href="/">
          {t.toStart}
        </a>
      </p>
    </div>
  );
}

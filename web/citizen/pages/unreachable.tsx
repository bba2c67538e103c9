import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';

/** In place of a page whose code could not be loaded. */
export function Unreachable() {
  const { t } = useText();
  return (
    <Page title={navigator.onLine ? t.offline.failed : t.offline.title}>
      <p>{navigator.onLine ? t.offline.failedText : t.offline.text}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => location.reload()}>
          {t.retry}
        </button>
      </p>
    </Page>
  );
}

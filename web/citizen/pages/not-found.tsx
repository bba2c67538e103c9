import { Page } from '../page.tsx';
import { address } from '../places.ts';
import { useText } from '../texts/language.tsx';

export function NotFound() {
  const { t } = useText();
  return (
    <Page title={t.notFound.title}>
      <p>{t.notFound.text}</p>
      <p class="actions">
        <a class="button" href={address.home}>
          {t.notFound.home}
        </a>
      </p>
    </Page>
  );
}

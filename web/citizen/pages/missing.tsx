import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';

/** The check page without details: after they were forgotten, or in another tab. */
export function Missing({ href }: { href: string }) {
  const { t } = useText();
  return (
    <Page title={t.check.missing}>
      <p>{t.check.missingText}</p>
      <p class="actions">
        <a class="button" href={href}>
          {t.details.title}
        </a>
      </p>
    </Page>
  );
}

import { Page } from '../page.tsx';
import { useText } from '../texts/language.tsx';
import { useLaterText } from '../texts/later.ts';

/** The check page without details: after they were forgotten, or in another tab. */
export function Missing({ href }: { href: string }) {
  const { t } = useText();
  const { missing } = useLaterText();
  return (
    <Page title={missing.title}>
      <p>{missing.text}</p>
      <p class="actions">
        <a class="button" href={href}>
          {t.details.title}
        </a>
      </p>
    </Page>
  );
}

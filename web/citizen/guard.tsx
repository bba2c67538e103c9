import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Page } from './page.tsx';
import { address } from './places.ts';
import { useText } from './texts/language.tsx';

/** A page that breaks says so, and leaves a way on. */
export function Guard({ children }: { children: ComponentChildren }) {
  const { t } = useText();
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  return (
    <Page title={t.broken.title}>
      <p>{t.broken.text}</p>
      <p class="actions">
        {/* Not by the router: everything is to start afresh. */}
        <a class="button" href={address.home} target="_top">
          {t.notFound.home}
        </a>
      </p>
    </Page>
  );
}

import city from 'balai:city';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Backward } from '../ui/icons.tsx';
import { useText } from './texts/language.tsx';

interface Props {
  readonly title: string;
  /** A line above the title: where in the journey this is. */
  readonly caption?: string | undefined;
  readonly back?: string;
  /** The title tells of errors too, so that it is the first thing a screen reader says. */
  readonly wrong?: boolean;
  readonly wide?: boolean;
  /** Shown beside the title and its lead, on the tint of a front page. */
  readonly hero?: { readonly lead: ComponentChildren; readonly picture: ComponentChildren };
  readonly children: ComponentChildren;
}

let arrived = false;

/** One page: its title in the window and as heading, which takes the focus on every step but the first. */
export function Page({ title, caption, back, wrong = false, wide = false, hero, children }: Props) {
  const { t, say } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${wrong ? `${t.error}: ` : ''}${title} – ${t.product} ${say(city.name)}`;
  }, [title, wrong, t, say]);
  useLayoutEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <div class={wide ? 'page page-wide' : 'page'}>
      {back !== undefined && (
        <nav aria-label={t.back}>
          <a class="back" href={back}>
            <Backward />
            {t.back}
          </a>
        </nav>
      )}
      <main id="main" class="stack-loose">
        <div class={hero === undefined ? 'title' : 'title hero'}>
          <div class="stack">
            {caption !== undefined && <p class="caption">{caption}</p>}
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {hero?.lead}
          </div>
          {hero?.picture}
        </div>
        {children}
      </main>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useVerificationText } from './texts.ts';

interface Props {
  /** A key and what it does. */
  readonly rows: readonly (readonly [string, string])[];
  readonly children: ComponentChildren;
}

/** What the keyboard can do on this page. */
export function Legend({ rows, children }: Props) {
  const v = useVerificationText();
  return (
    <details class="more legend-keys">
      <summary>{v.legendTitle}</summary>
      <div class="stack">
        <dl class="key-list">
          {rows.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd class="key">{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        {children}
      </div>
    </details>
  );
}

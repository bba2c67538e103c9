export interface SummaryRow {
  readonly label: string;
  readonly value: string;
  readonly change?: { readonly href: string; readonly word: string; readonly what: string };
}

/** Labels and values, each with a link to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change !== undefined && (
            <dd class="change">
              <a class="lone-link" href={change.href}>
                {change.word}
                <span class="out-of-sight"> ({change.what})</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

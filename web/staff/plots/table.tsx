interface Props {
  readonly title: string;
  readonly head: readonly string[];
  /** What a row is of, then its figures. */
  readonly rows: readonly (readonly string[])[];
}

/** The same in figures, for who does not see the bars or wants to copy them. */
export function Table({ title, head, rows }: Props) {
  return (
    <details class="more">
      <summary>{title}</summary>
      <table class="table">
        <thead>
          <tr>
            {head.map((column, index) => (
              <th key={column} scope="col" class={index > 0 ? 'number' : ''}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {rest.map((value, index) => (
                <td key={head[index + 1]} class="number">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

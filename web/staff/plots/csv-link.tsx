import type { ComponentChildren } from 'preact';

interface Props {
  /** Without its ending. */
  readonly file: string;
  readonly csv: string;
  readonly children: ComponentChildren;
}

/** A table to take away. */
export const CsvLink = ({ file, csv, children }: Props) => (
  <a
    class="lone-link"
    download={`${file}.csv`}
    href={`data:text/csv;charset=utf-8,${encodeURIComponent(csv)}`}
  >
    {children}
  </a>
);

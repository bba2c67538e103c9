import { type Figure, isMet, type Row } from './figure.ts';
import type { Setting } from './machine.ts';

/** A figure, or why there is none. */
export type Measured = Figure | { readonly title: string; readonly failure: string };

/** The page docs/benchmarks.md. */
export function writeReport(setting: Setting, measured: readonly Measured[], seconds: number): string {
  const rows = measured.flatMap((figure) => ('rows' in figure ? figure.rows : []));
  const targets = rows.filter((row) => isMet(row) !== undefined);
  const met = targets.filter((row) => isMet(row));
  const failures = measured.flatMap((figure) =>
    'failure' in figure ? [`- **${figure.title}** could not be measured: ${figure.failure}`] : [],
  );
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; every baseline was measured in the same run. Ratios travel to other machines, absolute times do not.',
    '',
    '| | |',
    '|---|---|',
    `| date | ${setting.date}, ${seconds.toFixed(0)} s |`,
    `| commit | ${setting.commit} |`,
    `| machine | ${setting.machine} |`,
    `| load before the run | ${setting.load.toFixed(2)} |`,
    `| Node | ${setting.node} |`,
    '',
    `**${met.length} of ${targets.length} targets are met.**`,
    '',
    ...(failures.length > 0 ? [...failures, ''] : []),
    '| figure | measured | target | met | beside it |',
    '|---|--:|--:|---|---|',
    ...rows.map(line),
    '',
    ...measured.flatMap((figure) => ('rows' in figure ? section(figure) : [])),
  ].join('\n');
}

function line(row: Row): string {
  const met = isMet(row);
  const verdict = met === undefined ? '' : met ? 'yes' : '**no**';
  return `| ${row.name} | ${quantity(row.value, row.unit)} | ${target(row)} | ${verdict} | ${row.baseline ?? ''} |`;
}

function target({ atMost, atLeast, unit }: Row): string {
  if (atMost !== undefined) return `≤ ${quantity(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${quantity(atLeast, unit)}`;
}

const quantity = (value: number, unit: string): string => `${digits(value)}${unit && ` ${unit}`}`;

/** Three significant digits are more than these figures carry. */
function digits(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const section = ({ title, method, notes = [] }: Figure): readonly string[] => [
  `## ${title}`,
  '',
  method,
  ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${note}`)] : []),
  '',
];

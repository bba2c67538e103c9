import { roundUp } from './scale.ts';

interface Bar {
  readonly key: string;
  /** Under the bar, in up to two lines; empty: none, where they would stand too close. */
  readonly label: string;
  readonly value: number;
  /** A second, narrower bar in front. */
  readonly inner?: number;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 240, 44, 52, 14];

/** One lonely bar is no wall. */
const WIDEST = 64;

/** Bars over time; whoever cannot see them has the table beside. */
export function Plot({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = roundUp(Math.max(0, ...bars.map(({ value, inner = 0 }) => Math.max(value, inner))));
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const high = HEIGHT - BOTTOM - TOP;
  const y = (value: number) => TOP + high - (value / most) * high;
  const rect = (value: number, index: number, part: number) => ({
    x: LEFT + step * (index + 0.5) - (Math.min(step, WIDEST) * part) / 2,
    y: y(value),
    width: Math.min(step, WIDEST) * part,
    height: HEIGHT - BOTTOM - y(value),
  });
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line class="plot-line" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text class="plot-text" x={LEFT - 6} y={y(value) + 5} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      {bars.map(({ key, label: under, value, inner }, index) => (
        <g key={key}>
          <rect class="plot-bar" {...rect(value, index, 0.8)} />
          {inner !== undefined && <rect class="plot-inner" {...rect(inner, index, 0.4)} />}
          {under.split('\n').map((line, row) => (
            <text
              key={line}
              class="plot-text"
              x={LEFT + step * (index + 0.5)}
              y={HEIGHT - BOTTOM + 22 * (row + 1)}
              text-anchor="middle"
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

const steps = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Half a minute as a line of bars, the highest at its full height. */
export function chartOf(bySecond: readonly number[]): string {
  const shown = bySecond.slice(0, 30);
  const most = Math.max(1, ...shown);
  return shown.map((value) => steps[Math.ceil((value / most) * (steps.length - 1))] ?? '').join('');
}

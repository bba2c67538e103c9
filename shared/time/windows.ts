import { type LocalTime, localTime, minutesOf, timeOf } from './local.ts';

/** A stretch of local time, end exclusive. */
export interface Span {
  readonly start: LocalTime;
  readonly end: LocalTime;
}

/** Cuts opening spans into windows of so many minutes; a shorter rest at the end of a span is left out. */
export const cutWindows = (spans: readonly Span[], minutes: number): readonly Span[] =>
  spans.flatMap(({ start, end }) => {
    const count = Math.max(0, Math.floor((minutesOf(end) - minutesOf(start)) / minutes));
    return Array.from({ length: count }, (_, index) => ({
      start: timeOf(minutesOf(start) + index * minutes),
      end: timeOf(minutesOf(start) + (index + 1) * minutes),
    }));
  });

/**
 * Whether each span ends after it starts, and none starts before the one before has ended. Times of wrong form are no matter of
 * order: they are told apart.
 */
export function areInOrder(spans: readonly (readonly [string, string])[]): boolean {
  const times = spans.flat().map((time) => localTime.safeParse(time));
  const edges = times.map((time) => (time.success ? minutesOf(time.data) : Number.NaN));
  return edges.every((edge, index) => {
    const before = edges[index - 1] ?? -1;
    return !(index % 2 === 0 ? edge < before : edge <= before);
  });
}

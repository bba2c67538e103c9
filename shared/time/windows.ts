import { type LocalTime, minutesOf, timeOf } from './local.ts';

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

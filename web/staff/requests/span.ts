/** Local dates, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;
/** Days of a span at most. */
const MOST = 92;
/** Days that are shown at first. */
const FIRST = 28;

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** Whether a span can be asked for. */
export const isSpan = ({ from, to }: Span): boolean => {
  const days = (noon(to) - noon(from)) / DAY + 1;
  return days >= 1 && days <= MOST;
};

/** The last weeks up to a day. */
export const spanUpTo = (to: string): Span => ({
  from: new Date(noon(to) - (FIRST - 1) * DAY).toISOString().slice(0, 10),
  to,
});

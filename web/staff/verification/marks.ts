/** What is wrong with a part, as the officer means to say it. */
export interface Mark {
  /** Code of a reason. */
  readonly reason: string;
  readonly note: string;
}

/** By key of the part. */
export type Marks = Readonly<Record<string, Mark>>;

/** As a step takes it: an empty note is none. */
export const statedAs = ({ reason, note }: Mark): { reason: string; note?: string } => ({
  reason,
  ...(note.trim() !== '' && { note: note.trim() }),
});

/** As a return takes them. */
export const objectionsOf = (marks: Marks): Record<string, { reason: string; note?: string }> =>
  Object.fromEntries(Object.entries(marks).map(([part, mark]) => [part, statedAs(mark)]));

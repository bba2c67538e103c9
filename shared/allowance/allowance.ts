/** Something that somebody may do a limited number of times in a while. */
interface Allowance {
  /** Who and what, without personal data. */
  readonly subject: string;
  readonly limit: number;
  /** Epoch seconds after which it starts anew; part of the identity. */
  readonly until: number;
}

/** Counts what is limited. */
export interface AllowanceStore {
  /** Takes one; false when all are taken. */
  readonly take: (allowance: Allowance) => Promise<boolean>;
}

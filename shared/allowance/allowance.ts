/** Something that somebody may do a limited number of times in a while. */
interface Allowance {
  /** Who and what, without personal data. */
  readonly subject: string;
  readonly limit: number;
  /** Epoch seconds after which it starts anew; part of the identity. */
  readonly until: number;
  /** Id of what it is taken for: taking again for the same counts once. A counter keeps every id, so only for limits of some hundred. */
  readonly once?: string;
}

/** Counts what is limited. */
export interface AllowanceStore {
  /** Takes one; false when all are taken. */
  readonly take: (allowance: Allowance) => Promise<boolean>;
  /** Gives back what was taken for something that did not come about; again changes nothing. */
  readonly giveBack: (allowance: Required<Pick<Allowance, 'subject' | 'until' | 'once'>>) => Promise<void>;
}

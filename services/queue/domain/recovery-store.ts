/** A wish for the links of lost bookings, kept for a day. */
export interface Recovery {
  /** 22 random base64url characters or a UUID. */
  readonly id: string;
  /** Who asks and for which phone, sealed. */
  readonly sealed: string;
  readonly correlationId: string;
}

/** Where recoveries wait for the courier. */
export interface RecoveryStore {
  /** Puts the wish with its event; again: changes nothing. */
  readonly put: (recovery: Recovery) => Promise<void>;
  /** Strongly consistent; undefined when it is past its day. */
  readonly read: (id: string) => Promise<Recovery | undefined>;
}

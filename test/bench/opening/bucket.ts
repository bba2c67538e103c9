/** Gives so many units a second, and never more at once than it holds; what it refuses costs nothing. */
export class Bucket {
  #left: number;
  #at: number;
  readonly #now: () => number;
  readonly #perSecond: number;
  readonly #atOnce: number;

  constructor({
    now,
    perSecond,
    atOnce = perSecond,
  }: {
    readonly now: () => number;
    readonly perSecond: number;
    readonly atOnce?: number;
  }) {
    this.#now = now;
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
    this.#left = atOnce;
    this.#at = now();
  }

  /** Whether there was anything left; the last taker may take more than that, as a partition lets it. */
  take(units = 1): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#atOnce, this.#left + ((now - this.#at) / 1_000) * this.#perSecond);
    this.#at = now;
    if (this.#left <= 0) return false;
    this.#left -= units;
    return true;
  }
}

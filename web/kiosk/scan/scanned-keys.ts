/** What the QR of a ticket holds. */
const CODE = /balai:[a-z][a-z0-9-]*:[\w-]{11}$/;
/** A scanner types a key every few milliseconds, a person never this fast: a pause begins anew. */
const PAUSE = 250;

/** Finds what a scanner that acts as a keyboard has typed: the code of a ticket, ended by Enter. */
export class ScannedKeys {
  #typed = '';
  #lastAt = 0;

  /** The code when this key ends one; `at`: milliseconds. */
  press(key: string, at: number): string | undefined {
    if (at - this.#lastAt > PAUSE) this.#typed = '';
    this.#lastAt = at;
    if (key === 'Enter' || key === 'Tab') {
      const code = CODE.exec(this.#typed)?.[0];
      this.#typed = '';
      return code;
    }
    if (key.length === 1) this.#typed = (this.#typed + key).slice(-120);
    return undefined;
  }
}

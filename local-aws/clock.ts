import { StartError } from './start-error.ts';

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A clock that may run ahead of the machine's or behind it; workers read the same shared offset. */
export class ShiftableClock {
  readonly offset = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  readonly #offset = new Float64Array(this.offset);

  now(): number {
    return Date.now() + (this.#offset[0] ?? 0);
  }

  /** `2026-11-23T08:00:00+07:00`, or `+36h`, `-10m` from the machine's time. */
  set(setting: string): void {
    const [, sign, amount, unit = ''] = /^([+-])(\d+(?:\.\d+)?)([smhd])$/.exec(setting) ?? [];
    const shift = sign ? Number(`${sign}${amount}`) * (units[unit] ?? 0) : Date.parse(setting) - Date.now();
    if (Number.isNaN(shift)) {
      throw new StartError(
        `${setting} is no time`,
        'Use --clock 2026-11-23T08:00:00+07:00, or --clock +36h.',
      );
    }
    this.#offset[0] = shift;
  }
}

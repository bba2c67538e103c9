/** Reproducible chance of the simulated days: sfc32 by Chris Doty-Humphrey (public domain), warmed up. */
export interface Chance {
  /** From 0 up to 1, 1 excluded. */
  readonly next: () => number;
  readonly within: (least: number, most: number) => number;
  readonly happens: (probability: number) => boolean;
  /** Exponential with this mean. */
  readonly waiting: (mean: number) => number;
  /** Bell-shaped around a middle, by the sum of three even draws: never further than three spreads. */
  readonly around: (middle: number, spread: number) => number;
}

export function chanceOf(seed: number): Chance {
  let [a, b, c, counter] = [seed | 0, 0x1f123bb5, 0x5bd1e995, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let turn = 0; turn < 20; turn += 1) next();
  const within = (least: number, most: number) => least + next() * (most - least);
  return {
    next,
    within,
    happens: (probability) => next() < probability,
    waiting: (mean) => -mean * Math.log(1 - next()),
    around: (middle, spread) => middle + spread * 2 * (next() + next() + next() - 1.5),
  };
}

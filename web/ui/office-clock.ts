/** The office's time, learnt from answers: a device's own clock may be minutes wrong. */
export interface Clock {
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  /** Takes in the server time that an answer told, and when by the device's clock it was asked and came. */
  readonly learn: (serverNow: number, askedAt: number, cameAt: number) => void;
}

export function createClock(deviceNow: () => number): Clock {
  let offset = 0;
  let uncertainty = Number.POSITIVE_INFINITY;
  return {
    now: () => deviceNow() + offset,
    learn: (serverNow, askedAt, cameAt) => {
      const doubt = (cameAt - askedAt) / 2;
      const heard = serverNow + doubt - cameAt;
      // A quicker answer tells better; one that contradicts what was believed means that a clock was set.
      if (doubt > uncertainty && Math.abs(heard - offset) <= uncertainty + doubt) return;
      offset = heard;
      uncertainty = doubt;
    },
  };
}

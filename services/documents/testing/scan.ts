import jsqr from 'jsqr';
import type { Bar } from './open-pdf.ts';

/** How a code on paper reaches a camera. */
export interface Photograph {
  readonly dotsPerInch: number;
  /** Radius of the blur in dots: ink that spreads, a hand that shakes. */
  readonly blur: number;
  /** Grey of ink and of paper, 0–255. */
  readonly ink: number;
  readonly paper: number;
  /** Greatest error of a dot. */
  readonly noise: number;
  /** A stamp or fold over the code: side of a blotted square in its middle, as a part of the code's side. */
  readonly blot?: number;
}

/** Dots of paper around the code. */
const EDGE = 8;

/** Photographs printed bars and reads the QR in the picture; undefined: none was found. */
export function scan(bars: readonly Bar[], photograph: Photograph): string | undefined {
  const scale = photograph.dotsPerInch / 72;
  const left = Math.min(...bars.map((bar) => bar.left));
  const top = Math.min(...bars.map((bar) => bar.top));
  const side = Math.ceil((Math.max(...bars.map((bar) => bar.right)) - left) * scale) + 2 * EDGE;
  const inked = new Float64Array(side * side);
  const cover = (bar: Bar) => {
    const [x0, x1] = [(bar.left - left) * scale + EDGE, (bar.right - left) * scale + EDGE];
    const [y0, y1] = [(bar.top - top) * scale + EDGE, (bar.bottom - top) * scale + EDGE];
    for (let y = Math.floor(y0); y < y1; y += 1) {
      const tall = Math.min(y + 1, y1) - Math.max(y, y0);
      for (let x = Math.floor(x0); x < x1; x += 1) {
        const at = y * side + x;
        inked[at] = Math.min(1, (inked[at] ?? 0) + tall * (Math.min(x + 1, x1) - Math.max(x, x0)));
      }
    }
  };
  for (const bar of bars) cover(bar);
  if (photograph.blot !== undefined) {
    const size = ((side - 2 * EDGE) / scale) * photograph.blot;
    const from = (side - 2 * EDGE) / scale / 2 - size / 2;
    cover({ left: left + from, top: top + from, right: left + from + size, bottom: top + from + size });
  }
  const dots = blurred(blurred(inked, side, photograph.blur, 1), side, photograph.blur, side);
  return jsqr.default(pictureOf(dots, photograph), side, side)?.data;
}

/** The mean of each dot and its neighbours in one direction. */
function blurred(dots: Float64Array, side: number, radius: number, step: number): Float64Array {
  return dots.map((_, at) => {
    const along = step === 1 ? at % side : Math.floor(at / side);
    const first = Math.max(-radius, -along);
    const last = Math.min(radius, side - 1 - along);
    let sum = 0;
    for (let shift = first; shift <= last; shift += 1) sum += dots[at + shift * step] ?? 0;
    return sum / (last - first + 1);
  });
}

function pictureOf(dots: Float64Array, { ink, paper, noise }: Photograph): Uint8ClampedArray {
  const picture = new Uint8ClampedArray(dots.length * 4);
  let seed = 1;
  for (const [at, dot] of dots.entries()) {
    // The same grain in every run (Lehmer's generator).
    seed = (seed * 48_271) % 2_147_483_647;
    const grey = paper + (ink - paper) * dot + noise * ((2 * seed) / 2_147_483_647 - 1);
    picture.fill(grey, at * 4, at * 4 + 3);
    picture[at * 4 + 3] = 255;
  }
  return picture;
}

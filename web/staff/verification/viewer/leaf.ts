/** How a page is drawn. */
interface Drawing {
  /** Dots for each of its own. */
  readonly scale: number;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly turned: number;
}

/** One page of a paper. */
export interface Leaf {
  readonly width: number;
  readonly height: number;
  /** Draws it beside the screen. Who asks again before it is done gets the later one only. */
  draw(drawing: Drawing): Promise<HTMLCanvasElement>;
}

/** A canvas that is not on the screen: of whole dots, one at least. */
export function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

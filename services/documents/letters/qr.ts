import { encode } from 'uqr';

/** Millimetres of a module: what the camera of a cheap phone tells apart on a photocopy, from a hand's breadth away. */
export const MODULE_MM = 0.5;

/** White modules around the code (ISO/IEC 18004 asks for four). */
export const QUIET_MODULES = 4;

/** A QR code without its quiet zone. */
export interface LetterQr {
  /** 1–40; it has 17 + 4 × version modules a side. */
  readonly version: number;
  /** Rows from the top; true is black. */
  readonly modules: readonly (readonly boolean[])[];
}

/** The QR of a link, error correction M: 15 % of it may be under a stamp or a fold. */
export function qrOf(link: string): LetterQr {
  const { version, data } = encode(link, { ecc: 'M', border: 0 });
  return { version, modules: data };
}

/** Runs of black modules, so that a page draws hundreds of bars instead of thousands of squares with hair lines between them. */
export function* blackRuns({ modules }: LetterQr): Generator<{ row: number; from: number; length: number }> {
  for (const [row, cells] of modules.entries()) {
    let from = 0;
    while (from < cells.length) {
      const end = cells.indexOf(!cells[from], from);
      const to = end < 0 ? cells.length : end;
      if (cells[from]) yield { row, from, length: to - from };
      from = to;
    }
  }
}

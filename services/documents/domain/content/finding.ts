/** What the content of a file was found to be: whole, or why it is not taken. `foreign`: it is, or also is, something else. */
export type Finding = 'whole' | 'foreign' | 'broken';

/** Pixels of the largest picture: 64-megapixel cameras; what claims more is not made to be looked at. */
const MOST_PIXELS = 65_000_000;

/** Whether a picture of this size can be shown. */
export const isShowable = (width: number, height: number): boolean =>
  width > 0 && height > 0 && width * height <= MOST_PIXELS;

/** Whether nothing but padding is left from here on. */
export const isPadding = (bytes: Uint8Array, from: number): boolean =>
  bytes.subarray(from).every((byte) => byte === 0);

/** A typeface inside a bundle: the bytes of its file. Only handlers import one. */
declare module '*.ttf' {
  const bytes: Uint8Array;
  export default bytes;
}

/** Looks for harmful programs in the bytes of a file. Faults throw: what was not scanned is not kept. */
export interface FileScanner {
  readonly scan: (bytes: Uint8Array) => Promise<'clean' | 'infected'>;
}

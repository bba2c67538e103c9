import type { FileScanner } from './domain/file-scanner.ts';

/** The harmless file that every scanner takes for harmful (eicar.org); in two parts, so that none takes this file for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Knows the one file that tries out scanners. A deployment that takes files of strangers puts a real one in its place (README). */
export const eicarScanner: FileScanner = {
  scan: async (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(EICAR, 0, 'latin1')
      ? 'infected'
      : 'clean',
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { LetterFonts } from '../letters/press.ts';

/** The typeface of letters from where its package is installed. */
export function installedFonts(): LetterFonts {
  const require = createRequire(import.meta.url);
  return {
    regular: readFileSync(require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf')),
    bold: readFileSync(require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf')),
  };
}

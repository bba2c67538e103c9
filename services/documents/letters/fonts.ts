import { createRequire } from 'node:module';

/** Paths of the typeface of letters: Tinos, as wide as the Times New Roman of other letters of an office. */
export interface LetterFonts {
  readonly regular: string;
  readonly bold: string;
}

/** The typeface where its package is installed; a bundle has the two files beside it and names their paths itself. */
export function installedFonts(): LetterFonts {
  const require = createRequire(import.meta.url);
  return {
    regular: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  };
}

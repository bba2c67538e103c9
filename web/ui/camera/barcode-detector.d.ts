/** Reads codes from pictures, where the browser can (Shape Detection API); not yet in TypeScript's library. */
declare class BarcodeDetector {
  constructor(options: { readonly formats: readonly string[] });
  static getSupportedFormats(): Promise<readonly string[]>;
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** What came of copying an object: `gone` when it is not there any more, or is another. */
type Copied = 'copied' | 'gone';

/** A form by which a browser sends one file. */
interface UploadForm {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** The bytes of an object. */
type ReadObject = { readonly bytes: Uint8Array } | { readonly tooLarge: true };

/** Where files lie. Faults throw. */
export interface PaperStore {
  /** A form that puts one object of 1 to `most` bytes at this key, for some seconds. */
  readonly form: (
    key: string,
    limits: { readonly most: number; readonly seconds: number },
  ) => Promise<UploadForm>;
  /** Undefined: there is none. Nothing of what is larger than `most` is read. */
  readonly read: (key: string, most: number) => Promise<ReadObject | undefined>;
  /** Puts an object and tells its ETag, without quotes; the same bytes again change nothing. */
  readonly put: (key: string, bytes: Uint8Array, type: string) => Promise<string>;
  /** Copies an object if it still has this ETag; again changes nothing. */
  readonly copy: (from: { readonly key: string; readonly etag: string }, to: string) => Promise<Copied>;
}

/** Media types of the kinds of files that are taken. */
export const mediaTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
} as const;

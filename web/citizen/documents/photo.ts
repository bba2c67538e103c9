/** Bytes of a photo at most: three of them are sent in 1.5 MB. */
const MOST_BYTES = 480_000;
/** Longest edge in pixels and quality, the best first; on A4 2,000 pixels are 170 to the inch, enough for small print. */
const TRIES = [
  [2_000, 0.82],
  [2_000, 0.7],
  [1_800, 0.62],
  [1_500, 0.6],
  [1_200, 0.5],
  [900, 0.4],
] as const;
const PREVIEW = [320, 0.6] as const;

/** A file as it is sent. */
export interface Prepared {
  readonly kind: 'photo' | 'pdf';
  readonly content: Blob;
  /** A small picture as a data URL; null of a PDF. */
  readonly preview: string | null;
}

/** Why a file is not taken. `heic`: a photo that this browser cannot read. */
export type Refused = 'empty' | 'heic' | 'other';

/** Makes a file ready to be sent: photos smaller, upright and without what the camera noted; a PDF as it is. */
export async function prepareFile(file: Blob): Promise<Prepared | Refused> {
  if (file.size === 0) return 'empty';
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (text.includes('%PDF-')) return { kind: 'pdf', content: file, preview: null };
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return /^....ftyp(hei|hev|mif1|msf1)/s.test(text) ? 'heic' : 'other';
  }
  try {
    const preview = await readAsUrl(await drawn(picture, ...PREVIEW));
    for (const [edge, quality] of TRIES) {
      const content = await drawn(picture, edge, quality);
      if (content.size <= MOST_BYTES) return { kind: 'photo', content, preview };
    }
    return 'other';
  } finally {
    picture.close();
  }
}

/** The picture as JPEG, its longest edge at most so many pixels. */
function drawn(picture: ImageBitmap, edge: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (brush === null) return Promise.reject(new Error('no canvas'));
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      quality,
    ),
  );
}

function readAsUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

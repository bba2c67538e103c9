/** Whether this browser has a camera that a page may ask for. */
export const hasCamera = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined;

/** Whether this browser reads codes by itself. */
export const readsCodes = (): boolean => 'BarcodeDetector' in globalThis;

/** What stands in the QR codes of a picture. */
export type ReadCodes = (video: HTMLVideoElement) => Promise<readonly string[]>;

/** The browser's own reader. */
export function ownReader(): ReadCodes {
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue);
}

/** Milliseconds between two looks. */
const EVERY = 200;

/** Shows the camera in the element and tells each code that it finds; the answer ends it. Rejects without a camera. */
export async function watchCamera(
  video: HTMLVideoElement,
  {
    facing,
    read,
    onCode,
  }: {
    /** The camera that looks at whoever stands there, or the one on the back. */
    readonly facing: 'user' | 'environment';
    readonly read: ReadCodes;
    readonly onCode: (code: string) => void;
  },
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: facing }, audio: false });
  video.srcObject = stream;
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    for (const code of await read(video).catch(() => [])) onCode(code);
    looking = false;
  }, EVERY);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

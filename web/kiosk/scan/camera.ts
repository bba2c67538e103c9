/** Whether this browser can read codes by camera. */
export const hasCamera = (): boolean =>
  'BarcodeDetector' in globalThis && navigator.mediaDevices?.getUserMedia !== undefined;

/** Milliseconds between two looks. */
const EVERY = 200;

/** Shows the camera in the element and tells the first code of a ticket; the answer ends it. Rejects without a camera. */
export async function watchCamera(
  video: HTMLVideoElement,
  onCode: (code: string) => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' }, audio: false });
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  video.srcObject = stream;
  const timer = setInterval(async () => {
    const codes = await detector.detect(video).catch(() => []);
    const code = codes.find(({ rawValue }) => rawValue.startsWith('balai:'));
    if (code !== undefined) onCode(code.rawValue);
  }, EVERY);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

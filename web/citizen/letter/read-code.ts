import { ownReader, type ReadCodes, readsCodes } from '../../ui/camera/watch-camera.ts';

/** The browser's own reader, or where it has none, one that is fetched when a camera is first used. */
export async function codeReader(): Promise<ReadCodes> {
  if (readsCodes() && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return ownReader();
  const { default: jsqr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (context === null || width === 0) return [];
    canvas.width = width;
    canvas.height = height;
    context.drawImage(video, 0, 0);
    const found = jsqr(context.getImageData(0, 0, width, height).data, width, height);
    return found === null ? [] : [found.data];
  };
}

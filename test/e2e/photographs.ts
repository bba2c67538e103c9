import type { Browser } from 'playwright-core';

/** A photo as a phone would take it. */
export interface Photograph {
  readonly name: string;
  readonly mimeType: 'image/jpeg';
  readonly buffer: Buffer;
}

/**
 * A page of small print on a noisy sensor, 12 megapixels and about 8 MB. The camera was held upright, so that the picture lies
 * on its side and says so (Exif orientation 6); red marks the corner that is seen at the top left.
 */
export async function photograph(browser: Browser, name: string): Promise<Photograph> {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 4_032;
    canvas.height = 3_024;
    const brush = canvas.getContext('2d');
    if (brush === null) throw new Error('no canvas');
    brush.fillStyle = '#f4efe6';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    // What is drawn upright is turned a quarter to the left, as it lies on the sensor.
    brush.save();
    brush.translate(0, canvas.height);
    brush.rotate(-Math.PI / 2);
    brush.fillStyle = '#c00';
    brush.fillRect(0, 0, 300, 300);
    brush.fillStyle = '#222';
    brush.font = '56px sans-serif';
    for (let line = 0; line < 40; line += 1) {
      brush.fillText(
        `${line + 1}. Nama: SITI NURHALIZA, lahir di Tanjungbalai 12-03-1990`,
        380,
        420 + line * 86,
      );
    }
    brush.restore();
    const picture = brush.getImageData(0, 0, canvas.width, canvas.height);
    let seed = 7;
    for (let at = 0; at < picture.data.length; at += 1) {
      if (at % 4 === 3) continue;
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      picture.data[at] = (picture.data[at] ?? 0) + ((seed >> 16) % 25) - 12;
    }
    brush.putImageData(picture, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.975));
    const reader = new FileReader();
    await new Promise((done) => {
      reader.onload = done;
      reader.readAsDataURL(blob ?? new Blob());
    });
    return String(reader.result).split(',')[1] ?? '';
  });
  await page.close();
  const plain = Buffer.from(base64, 'base64');
  return {
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([plain.subarray(0, 2), noted, plain.subarray(2)]),
  };
}

/** What a camera notes: Exif with orientation 6, and a maker's name that must not reach anybody. */
const noted = (() => {
  const maker = Buffer.from('Kamera Rahasia\0');
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  const entry = (at: number, tag: number, type: number, count: number) => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
  };
  entry(10, 0x010f, 2, maker.length);
  tiff.writeUInt32BE(tiff.length, 18);
  entry(22, 0x0112, 3, 1);
  tiff.writeUInt16BE(6, 30);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, maker]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
})();

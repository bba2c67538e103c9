import { blank, type Leaf } from './leaf.ts';

/** Reads the pages of a file: photos have one. Fails where the link is over or the file cannot be read. */
export async function leavesOf({
  url,
  kind,
}: {
  readonly url: string;
  readonly kind: string;
}): Promise<readonly Leaf[]> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`The storage answered ${response.status}.`);
  if (kind === 'pdf') {
    // A reader of PDF weighs as much as all other pages together: it comes with the first PDF.
    const { pdfLeaves } = await import('./pdf.ts');
    return pdfLeaves(await response.arrayBuffer());
  }
  return [photo(await createImageBitmap(await response.blob()))];
}

function photo(bitmap: ImageBitmap): Leaf {
  const { width, height } = bitmap;
  return {
    width,
    height,
    draw: async ({ scale, turned }) => {
      const [wide, high] = [width * scale, height * scale];
      const canvas = turned % 180 === 0 ? blank(wide, high) : blank(high, wide);
      const pen = canvas.getContext('2d');
      if (pen === null) return canvas;
      pen.imageSmoothingQuality = 'high';
      pen.translate(canvas.width / 2, canvas.height / 2);
      pen.rotate((turned * Math.PI) / 180);
      pen.drawImage(bitmap, -wide / 2, -high / 2, wide, high);
      return canvas;
    },
  };
}

/** How a page is seen. */
interface Look {
  /** CSS pixels for each of its own. */
  readonly scale: number;
  /** Degrees clockwise: 0, 90, 180 or 270. */
  readonly turned: number;
}

/** One page of a paper, ready to be drawn. */
export interface Leaf {
  readonly width: number;
  readonly height: number;
  /** Draws it; `density`: dots of the screen for each CSS pixel. Who asks again meanwhile gets the later one. */
  draw(canvas: HTMLCanvasElement, look: Look & { readonly density: number }): Promise<void>;
}

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
    draw: async (canvas, { scale, turned, density }) => {
      const [wide, high] = [width * scale * density, height * scale * density];
      const lies = turned % 180 !== 0;
      canvas.width = Math.round(lies ? high : wide);
      canvas.height = Math.round(lies ? wide : high);
      const pen = canvas.getContext('2d');
      if (pen === null) return;
      pen.imageSmoothingQuality = 'high';
      pen.translate(canvas.width / 2, canvas.height / 2);
      pen.rotate((turned * Math.PI) / 180);
      pen.drawImage(bitmap, -wide / 2, -high / 2, wide, high);
    },
  };
}

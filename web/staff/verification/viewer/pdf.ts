import { GlobalWorkerOptions, getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { blank, type Leaf } from './leaf.ts';

// The site's policy allows no frames, so the browser's own reader is out, and no WebAssembly, so the decoders of scans are scripts.
const DECODERS = '/pdf/';

/** The pages of a PDF. Its scripts, forms and links are not run. */
export async function pdfLeaves(data: ArrayBuffer): Promise<readonly Leaf[]> {
  GlobalWorkerOptions.workerPort ??= new Worker(
    new URL('pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url),
    { type: 'module' },
  );
  const { promise } = getDocument({ data, useWasm: false, wasmUrl: DECODERS, enableXfa: false });
  const paper = await promise;
  const numbers = Array.from({ length: paper.numPages }, (_, index) => index + 1);
  return Promise.all(numbers.map(async (number) => leafOf(await paper.getPage(number))));
}

function leafOf(page: PDFPageProxy): Leaf {
  const { width, height } = page.getViewport({ scale: 1 });
  let drawing: ReturnType<PDFPageProxy['render']> | undefined;
  return {
    width,
    height,
    draw: async ({ scale, turned }) => {
      drawing?.cancel();
      const viewport = page.getViewport({ scale, rotation: (page.rotate + turned) % 360 });
      const canvas = blank(viewport.width, viewport.height);
      drawing = page.render({ canvas, viewport });
      await drawing.promise;
      return canvas;
    },
  };
}

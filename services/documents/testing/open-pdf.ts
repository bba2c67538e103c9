import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod/mini';

/** A filled rectangle, points from the top left corner of the page. */
export interface Bar {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a reader of PDF finds on a page. */
interface OpenedPage {
  /** Lines joined, spaces single. */
  readonly text: string;
  /** The rectangles of the largest filled path: the modules of a QR. */
  readonly bars: readonly Bar[];
  /** Lowest and rightmost point of a text, from the top left corner. */
  readonly reach: { readonly bottom: number; readonly right: number };
}

const title = z.object({ Title: z.string(), Author: z.string(), CreationDate: z.string() });

/** A rectangle in a path of pdf.js: move, three lines, close, each with its coordinates. */
const RECTANGLE = 13;

/** Opens a PDF with a reader that has nothing in common with what wrote it. */
export async function openPdf(pdf: Uint8Array) {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: OpenedPage[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const page = await document.getPage(at);
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
    const height = page.getViewport({ scale: 1 }).height;
    pages.push({
      text: texts
        .map(({ str }) => str)
        .join(' ')
        .replace(/\s+/g, ' '),
      bars: barsOf(await page.getOperatorList()),
      reach: {
        bottom: height - Math.min(...texts.map(({ transform }) => Number(transform[5]))),
        right: Math.max(...texts.map(({ transform, width }) => Number(transform[4]) + width)),
      },
    });
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, info: title.parse(info) };
}

function barsOf({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }): Bar[] {
  const paths = fnArray.flatMap((operator, at) => {
    const path = operator === OPS.constructPath ? filledPath.safeParse(argsArray[at]) : undefined;
    return path?.success ? [path.data[1][0]] : [];
  });
  const [largest = new Float32Array()] = paths.toSorted((a, b) => b.length - a.length);
  return Array.from({ length: Math.floor(largest.length / RECTANGLE) }, (_, at) => {
    const [, left = 0, top = 0, , right = 0, , , , bottom = 0] = largest.subarray(at * RECTANGLE);
    return { left, top, right, bottom };
  });
}

const filledPath = z.tuple([z.literal(OPS.fill), z.tuple([z.instanceof(Float32Array)])], z.unknown());

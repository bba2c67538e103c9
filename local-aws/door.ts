import type { IncomingMessage, ServerResponse } from 'node:http';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A page below `/_local/`, listed on the landing page and in the terminal if it has a title. */
export interface Page {
  /** `/_local/messages`; also gets every path below it. */
  readonly path: string;
  readonly title?: { readonly id: string; readonly en: string };
  readonly about?: { readonly id: string; readonly en: string };
  readonly handle: HttpHandler;
}

export interface Door {
  /** `http://localhost:<port>`. */
  readonly url: string;
  readonly pages: readonly Page[];
  addPage(page: Page): void;
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Door, HttpHandler, Page } from '../door.ts';
import type { Host } from '../host.ts';
import { readRequest } from '../http/read-request.ts';
import type { WebResponse } from '../http/web.ts';
import { httpApis } from '../http-api/http-api.ts';
import { distributions } from '../site/distributions.ts';
import { StartError } from '../start-error.ts';
import { isRecord } from '../template/record.ts';

/** Bytes after which a request is not read on; API Gateway takes 10 MB. */
const largestBody = 10 * 1024 * 1024 + 1;

/** Milliseconds that answers under way may take when the host stops. */
const patience = 2_000;

/** The server behind `http://localhost:<port>`: pages below `/_local/`, HTTP APIs by host name, else the distribution. */
export class DoorServer implements Door {
  readonly #pages: Page[] = [];
  readonly #server: Server;
  #url = '';
  #host: Host | undefined;
  #open = false;

  constructor() {
    this.#server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 60_000 }, (request, response) => {
      // The clock of a citizen's page follows this header.
      response.setHeader('date', new Date(this.#host?.now() ?? Date.now()).toUTCString());
      void this.#serve(request, response);
    });
  }

  async listen(port: number, host: Host): Promise<void> {
    this.#host = host;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject);
    this.#server.listen(port, '127.0.0.1', resolve);
    try {
      await promise;
    } catch (cause) {
      const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
      const problem = taken ? `Port ${port} is taken` : `Port ${port} cannot be opened (${cause})`;
      throw new StartError(problem, `Choose another: npm start -- --port ${port + 1}`, { cause });
    }
    const address = this.#server.address();
    this.#url = `http://localhost:${isRecord(address) ? address['port'] : port}`;
  }

  get url(): string {
    return this.#url;
  }

  get pages(): readonly Page[] {
    return this.#pages;
  }

  addPage(page: Page): void {
    this.#pages.push(page);
  }

  /** Until then, who comes waits for nothing: the door answers that the host is starting. */
  open(): void {
    this.#open = true;
  }

  async stop(): Promise<void> {
    this.#open = false;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeIdleConnections();
    const late = setTimeout(() => this.#server.closeAllConnections(), patience);
    await promise;
    clearTimeout(late);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const page = this.#pageFor(incoming);
      if (page && !local.test(incoming.headers.host ?? '')) send(incoming, response, elsewhere(this.#url));
      else if (page) await page(incoming, response);
      else send(incoming, response, await this.#answer(incoming));
    } catch (error) {
      // Whoever went away in the middle of a request waits for no answer.
      if (incoming.errored) return void response.destroy();
      this.#host?.log('door', error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (response.headersSent) response.destroy();
      else
        send(incoming, response, { status: 500, headers: {}, body: 'The local host failed; see its log.' });
    }
  }

  #pageFor({ url = '/' }: IncomingMessage): HttpHandler | undefined {
    const path = url.split('?')[0] ?? '/';
    const fitting = this.#pages.filter((page) => path === page.path || path.startsWith(withSlash(page.path)));
    return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.handle;
  }

  async #answer(incoming: IncomingMessage): Promise<WebResponse> {
    const host = this.#host;
    if (!host || !this.#open) return { status: 503, headers: { 'retry-after': '1' }, body: 'Starting …' };
    const request = await readRequest(incoming, largestBody);
    const hostname = (incoming.headers.host ?? '').split(':')[0] ?? '';
    for (const api of httpApis(host).values()) if (api.domainName === hostname) return api.answer(request);
    const site = distributions(host).forHost(hostname);
    return site
      ? site.answer(request)
      : { status: 404, headers: {}, body: 'No distribution serves this host name.' };
  }
}

/** Names of this machine. A foreign site can have its own name lead here, and would read with it what the pages show. */
const local = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

const elsewhere = (url: string): WebResponse => ({
  status: 403,
  headers: { 'content-type': 'text/plain' },
  body: `These pages show messages to citizens, and only under ${url}/_local/.`,
});

const withSlash = (path: string) => (path.endsWith('/') ? path : `${path}/`);

function send(incoming: IncomingMessage, response: ServerResponse, answer: WebResponse): void {
  const empty = answer.status === 304 || answer.status === 204;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(empty ? {} : { 'content-length': Buffer.byteLength(answer.body) }),
    // What was not read of a body that is too large must not be taken for the next request.
    ...(incoming.complete ? {} : { connection: 'close' }),
  });
  response.end(empty || incoming.method === 'HEAD' ? undefined : answer.body);
}

// Keeps the pages readable without a network. It stores only files of the site, never an answer about a person:
// tickets lie in the page's own storage.
export {};

declare const self: ServiceWorkerGlobalScope;
declare const SHELL: readonly string[];
declare const VERSION: string;

const CURRENT = `shell-${VERSION}`;
const CATALOGUE = 'catalogue';
/** What every phone is told alike: offices, and what can be asked for. */
const OFFICES: ReadonlySet<string> = new Set(['/api/queue/offices', '/api/documents/offices']);
/** Addresses of this front end; others of the same origin are not ours. */
const OWN_PAGE = /^\/($|layanan\/|undian\/|tiket|cari$|data-anda$|dokumen|ajukan\/|pengajuan$|surat$)/;

/** Assets are named after their content, so what the page has fetched is not transferred twice; the rest must be today's. */
const ofShell = (path: string) =>
  new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' });

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CURRENT)
      .then((cache) => cache.addAll(SHELL.map(ofShell)))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(keepNewest().then(() => self.clients.claim()));
});

// The version before stays: a page that is still open may need one of its parts.
async function keepNewest(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== CURRENT);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (OWN_PAGE.test(url.pathname)) event.respondWith(page(request));
  } else if (OFFICES.has(url.pathname)) event.respondWith(offices(request));
  else if (SHELL.includes(url.pathname)) event.respondWith(part(request));
});

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CURRENT);
  return (await cache.match('/')) ?? fetch(request);
}

async function part(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

async function offices(request: Request): Promise<Response> {
  const cache = await caches.open(CATALOGUE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (cause) {
    const kept = await cache.match(request);
    if (kept !== undefined) return kept;
    throw cause;
  }
}

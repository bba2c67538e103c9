import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { exchange, type Issuer, type Tokens } from './issuer.ts';

/** How long somebody may take at the sign-in page, in milliseconds. */
const PATIENCE = 5 * 60_000;

export interface BrowserSignIn {
  /** Told the address to open. */
  readonly say: (line: string) => void;
  /** Opens it too, if it can. Default: the system's browser. */
  readonly open?: (url: string) => void;
}

/** Signs in through a browser on this machine: code and PKCE, the answer caught on a registered port of loopback. */
export async function signInByBrowser(
  issuer: Issuer,
  { say, open = openBrowser }: BrowserSignIn,
): Promise<Tokens> {
  const { server, redirectUri } = await listen(issuer.terminalRedirects);
  try {
    const verifier = randomBytes(32).toString('base64url');
    const state = randomBytes(16).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: issuer.terminalClient,
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    const url = `${issuer.domain}/oauth2/authorize?${query}`;
    say(`Buka alamat ini untuk masuk (open this address to sign in):\n${url}`);
    const caught = catchCode(server, state);
    open(url);
    const tokens = await exchange(issuer, {
      grant_type: 'authorization_code',
      code: await caught,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    if (tokens === undefined) throw new Error('Masuk ditolak. (The sign-in was refused.)');
    return tokens;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function listen(
  redirects: readonly string[],
): Promise<{ readonly server: Server; readonly redirectUri: string }> {
  for (const redirectUri of redirects) {
    const server = createServer().listen(Number(new URL(redirectUri).port), '127.0.0.1');
    const opened = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (opened) return { server, redirectUri };
  }
  throw new Error(
    `Semua alamat ini sedang dipakai (all of these are taken): ${redirects.join(', ')}. Untuk skrip, pakai BALAI_TOKEN.`,
  );
}

const page = `<!doctype html><html lang="id"><meta charset="utf-8"><title>Balai</title>
<p>Selesai. Kembali ke terminal. <span lang="en">Done. Go back to the terminal.</span></p></html>`;

/** The code of the one answer that carries our state; whoever else comes by is told nothing and changes nothing. */
function catchCode(server: Server, state: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(() => reject(new Error('Waktu masuk habis. (Nobody signed in.)')), PATIENCE);
  server.on('request', ({ url = '/' }, response) => {
    const query = new URL(url, 'http://localhost').searchParams;
    if (query.get('state') !== state) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(page);
    const code = query.get('code');
    if (code === null) reject(new Error(`Masuk ditolak (refused): ${query.get('error') ?? 'no code'}.`));
    else resolve(code);
  });
  return promise.finally(() => clearTimeout(late));
}

/** Without a browser nothing happens: the address has been printed. */
function openBrowser(url: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open';
  if (process.platform === 'win32') return;
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

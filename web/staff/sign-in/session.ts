import { beginSignIn, isKioskPage, readReturn } from './request.ts';
import { type SignInSettings, signInSettings } from './settings.ts';
import { exchange, type Person, Refused, readIdToken, type Tokens } from './tokens.ts';

/** What the page shows. */
export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'out'; readonly why?: 'failed' | 'ended' | 'unreachable' | 'not-kiosk' }
  | {
      readonly kind: 'in';
      readonly person: Person;
      /** Nobody has touched anything for long: signing out is near. */
      readonly leaving?: true;
    };

/** Where browsers are sent back to after signing in. */
const RETURN_PATH = '/masuk';
/** Told from before the issuer's page to after it, within one tab: why somebody was signed out. */
const LEFT = 'balai.left';
/** The page to open after signing in: the one that somebody came for, never another site's. */
const placeToReturnTo = (): string => (location.pathname === RETURN_PATH ? '/' : location.pathname);
/** Milliseconds before its end at which an access token is renewed. */
const AHEAD = 60_000;
/** Milliseconds between tries while the issuer does not answer. */
const PAUSE = 10_000;
/** Milliseconds without a key or a touch after which the page signs out: somebody may have left the counter. */
const IDLE = 30 * 60_000;
/** The same while somebody is being served: the officer types in another program meanwhile. */
const IDLE_SERVING = 2 * 60 * 60_000;
/** Milliseconds before that at which the page says so. */
const WARNING = 2 * 60_000;

/** One signing in, in the memory of one page: it ends with the page, and nothing of it is left on the computer. */
export class Session {
  readonly #show: (standing: Standing) => void;
  #settings: SignInSettings | undefined;
  #tokens: Tokens | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #person: Person | undefined;
  #serving = false;
  #touchedAt = 0;
  #idle: readonly ReturnType<typeof setTimeout>[] = [];
  #leaving = false;
  /** A machine in the hall: nobody leaves it, and nobody could sign it in again. */
  #kiosk = false;

  constructor(show: (standing: Standing) => void) {
    this.#show = show;
    for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, () => this.#awake());
    // A page that comes back out of the browser's memory begins anew.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
    addEventListener('pagehide', () => this.#forget());
  }

  /** The token for the next request to an API; undefined when nobody is signed in. */
  get token(): string | undefined {
    return this.#tokens?.access;
  }

  /** When a key or the pointer was used last, by this computer's clock. */
  get touchedAt(): number {
    return this.#touchedAt;
  }

  /** Finishes what the browser comes back with, if anything. */
  async start(): Promise<void> {
    const left = sessionStorage.getItem(LEFT);
    sessionStorage.removeItem(LEFT);
    if (location.pathname !== RETURN_PATH) {
      const why = left === 'not-kiosk' ? 'not-kiosk' : 'ended';
      return this.#show({ kind: 'out', ...(left !== null && { why }) });
    }
    const returned = readReturn(location.search);
    history.replaceState(null, '', returned?.begun.place ?? '/');
    if (returned === undefined) return this.#show({ kind: 'out', why: 'failed' });
    try {
      this.#settings = await signInSettings();
      const tokens = await exchange(this.#settings, {
        grant_type: 'authorization_code',
        code: returned.code,
        redirect_uri: this.#settings.redirectUri,
        code_verifier: returned.begun.verifier,
      });
      const { nonce, ...person } = readIdToken(tokens.id);
      if (nonce !== returned.begun.nonce) return this.#show({ kind: 'out', why: 'failed' });
      this.#keep(tokens);
      this.#person = person;
      this.#kiosk = person.groups.length > 0 && person.groups.every((group) => group.endsWith('/kiosk'));
      // A kiosk's page was signed in without asking: nobody else may be continued by it.
      if (isKioskPage(returned.begun.place) && !this.#kiosk) return this.signOut('not-kiosk');
      this.#show({ kind: 'in', person });
      this.#awake();
    } catch (fault) {
      this.#show({ kind: 'out', why: fault instanceof Refused ? 'failed' : 'unreachable' });
    }
  }

  async signIn(): Promise<void> {
    try {
      location.assign(await beginSignIn(await signInSettings(), placeToReturnTo()));
    } catch {
      this.#show({ kind: 'out', why: 'unreachable' });
    }
  }

  /** Ends everything: here, at the issuer for this program, and the issuer's own memory of this browser. */
  async signOut(why: 'ended' | 'not-kiosk' = 'ended'): Promise<void> {
    const [settings, refresh] = [this.#settings, this.#tokens?.refresh];
    this.#forget();
    if (settings === undefined || refresh === undefined) return this.#show({ kind: 'out', why });
    // Nothing can be pressed until the issuer has sent the browser back.
    this.#show({ kind: 'starting' });
    sessionStorage.setItem(LEFT, why);
    const { domain, siteClient, signedOutUri } = settings;
    const form = new URLSearchParams({ token: refresh, client_id: siteClient });
    // The issuer's page is gone to even if the line broke here: it ends what the next person could continue.
    await fetch(`${domain}/oauth2/revoke`, { method: 'POST', body: form, keepalive: true }).catch(
      () => undefined,
    );
    location.replace(
      `${domain}/logout?${new URLSearchParams({ client_id: siteClient, logout_uri: signedOutUri })}`,
    );
  }

  #keep(tokens: Tokens): void {
    this.#tokens = tokens;
    this.#renewIn(Math.max(0, tokens.expiresAt - Date.now() - AHEAD));
  }

  #renewIn(milliseconds: number): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => void this.renew(), milliseconds);
  }

  /** Asks for another token now. False: the session is over, or the issuer does not answer. */
  async renew(): Promise<boolean> {
    const [settings, before] = [this.#settings, this.#tokens];
    if (settings === undefined || before === undefined) return false;
    try {
      const renewed = await exchange(settings, {
        grant_type: 'refresh_token',
        refresh_token: before.refresh,
      });
      if (this.#tokens === before) this.#keep(renewed);
      return this.#tokens !== undefined;
    } catch (fault) {
      if (this.#tokens === before) {
        if (fault instanceof Refused) this.lose();
        else this.#renewIn(PAUSE);
      }
      return false;
    }
  }

  /** An API no longer knows this session: it is over here too. */
  lose(): void {
    if (this.#tokens === undefined) return;
    this.#forget();
    this.#show({ kind: 'out', why: 'ended' });
  }

  /** Tells whether a number is at the officer's counter: nobody is signed out in the middle of a service. */
  serve(serving: boolean): void {
    if (this.#serving === serving) return;
    this.#serving = serving;
    this.#watch();
  }

  #awake(): void {
    this.#touchedAt = Date.now();
    if (this.#leaving && this.#person !== undefined) this.#show({ kind: 'in', person: this.#person });
    this.#watch();
  }

  /** Counts from the last key or touch; requests that the page makes by itself are none. */
  #watch(): void {
    for (const timer of this.#idle) clearTimeout(timer);
    this.#idle = [];
    this.#leaving = false;
    const person = this.#person;
    if (this.#tokens === undefined || this.#kiosk || person === undefined) return;
    const left = Math.max(0, this.#touchedAt + (this.#serving ? IDLE_SERVING : IDLE) - Date.now());
    const warn = () => {
      this.#leaving = true;
      this.#show({ kind: 'in', person, leaving: true });
    };
    this.#idle = [setTimeout(warn, Math.max(0, left - WARNING)), setTimeout(() => void this.signOut(), left)];
  }

  #forget(): void {
    clearTimeout(this.#renewal);
    for (const timer of this.#idle) clearTimeout(timer);
    this.#tokens = undefined;
    this.#person = undefined;
    this.#serving = false;
    this.#leaving = false;
  }
}

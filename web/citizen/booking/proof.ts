import type { Solution } from 'altcha-lib';
import type { Challenge } from '#services/queue/contract.ts';
import { createChallenge } from '../api/queue.ts';
import type { Reply } from '../api/reply.ts';
import { clock } from '../clock.ts';
import { pauseAfter } from './pause.ts';
import { waitOrOnline } from './retry.ts';

/** What a proof is bound to: nobody else's booking can use it. */
export interface Binding {
  readonly office: string;
  /** 16 digits. */
  readonly nik: string;
  /** Idempotency-Key. */
  readonly key: string;
  readonly salt: string;
}

export interface Proof {
  readonly altcha: string;
  /** Epoch milliseconds by the server's clock. */
  readonly expiresAt: number;
}

const MOST_TRIES = 6;

/** 128 random bits in hex. */
export const randomText = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

/** The proof of a booking; null when the network or the browser will not. */
export const prove = ({ office, nik, key, salt }: Binding): Promise<Proof | null> =>
  proveBound([nik, key, salt], (bind) => createChallenge(office, bind));

/** Fetches a challenge for these texts and solves it; null when the network or the browser will not. */
export async function proveBound(
  texts: readonly string[],
  ask: (bind: string) => Promise<Reply<Challenge>>,
): Promise<Proof | null> {
  const bind = await sha256(texts.join('\n'));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const reply = await ask(bind);
    if (reply.kind === 'answer') return solved(reply.body);
    const passing = reply.kind === 'silence' || reply.problem.status >= 429;
    if (!passing) return null;
    await waitOrOnline(pauseAfter(tries, reply.retryAfter, Math.random));
  }
  return null;
}

async function solved(challenge: Challenge): Promise<Proof | null> {
  const solution = await solveBeside(challenge);
  if (solution === null) return null;
  return {
    altcha: btoa(JSON.stringify({ challenge, solution })),
    expiresAt: challenge.parameters.expiresAt * 1_000,
  };
}

/** In a worker; on the page itself where workers are not to be had. */
async function solveBeside(challenge: Challenge): Promise<Solution | null> {
  const inPage = () => import('./proof-of-work.ts').then(({ solve }) => solve(challenge));
  let worker: Worker;
  try {
    worker = new Worker(new URL('../workers/solver.ts', import.meta.url), { type: 'module' });
  } catch {
    return inPage();
  }
  const solution = await new Promise<Solution | null | 'broken'>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ solution: Solution | null }>) =>
      resolve(data.solution),
    );
    worker.addEventListener('error', () => resolve('broken'));
    worker.postMessage(challenge);
  });
  worker.terminate();
  return solution === 'broken' ? inPage() : solution;
}

/** Whether a proof still holds for so many milliseconds. */
export const holdsFor = (proof: Proof, milliseconds: number): boolean =>
  proof.expiresAt - clock.now() > milliseconds;

async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

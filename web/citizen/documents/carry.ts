import type { Reply } from '../api/reply.ts';
import { MOST_TRIES, pauseAfter } from '../booking/pause.ts';
import type { AttachedFile, StartedUpload } from './api.ts';
import type { Posted } from './post-form.ts';

type Problem = Extract<Reply<unknown>, { kind: 'problem' }>['problem'];

export type Carried =
  | { readonly kind: 'attached'; readonly file: AttachedFile }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'lost' };

export interface Ports {
  readonly start: () => Promise<Reply<StartedUpload>>;
  readonly post: (started: StartedUpload) => Promise<Posted>;
  readonly attach: (upload: string) => Promise<Reply<AttachedFile>>;
  /** Epoch milliseconds by the office's clock. */
  readonly now: () => number;
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds for which a form must still hold when a file is sent by it. */
const HOLDS = 20_000;

/** Whether nothing definite was said: the same may be asked again. */
const isPassing = (problem: Problem): boolean =>
  problem.status >= 500 || (problem.status === 429 && problem.limit === undefined);

/** Brings one file to the office, step by step, each tried again by itself; what has arrived is not sent twice. */
export async function carry(ports: Ports): Promise<Carried> {
  let started: StartedUpload | undefined;
  let arrived = false;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tries > 0) await ports.wait(pauseAfter(tries - 1, undefined, ports.random));
    if (started === undefined || (!arrived && started.until - ports.now() < HOLDS)) {
      const reply = await ports.start();
      if (reply.kind === 'problem' && !isPassing(reply.problem))
        return { kind: 'refused', problem: reply.problem };
      if (reply.kind !== 'answer') continue;
      started = reply.body;
    }
    if (!arrived) {
      const posted = await ports.post(started);
      if (posted === 'refused') {
        started = undefined;
        continue;
      }
      if (posted === 'lost') continue;
      arrived = true;
    }
    const reply: Reply<AttachedFile> = await ports.attach(started.upload);
    if (reply.kind === 'answer') return { kind: 'attached', file: reply.body };
    if (reply.kind === 'silence' || isPassing(reply.problem)) continue;
    if (reply.problem.code !== 'file-gone') return { kind: 'refused', problem: reply.problem };
    started = undefined;
    arrived = false;
  }
  return { kind: 'lost' };
}

import { describe, expect, test } from 'vitest';
import type { Reply } from '../api/reply.ts';
import { refusal } from '../testing/answers.ts';
import type { AttachedFile, StartedUpload } from './api.ts';
import { carry, type Ports } from './carry.ts';
import type { Posted } from './post-form.ts';

const MINUTE = 60_000;
const silence = { kind: 'silence', retryAfter: undefined } as const;
const attached: Reply<AttachedFile> = {
  kind: 'answer',
  body: { file: 'token-of-a-checked-file', kind: 'jpeg', bytes: 400_000 },
};
const problem = (code: string, status: number): Extract<Reply<never>, { kind: 'problem' }> => {
  const reply = refusal(code, status);
  if (reply.kind !== 'problem') throw new Error('no problem');
  return reply;
};

interface Told {
  readonly starts?: readonly Reply<never>[];
  readonly posts?: readonly Posted[];
  readonly attaches?: readonly Reply<AttachedFile>[];
  /** Milliseconds that pass with every pause. */
  readonly pause?: number;
}

/** An office and a storage that say these things in turn, and then that all is well. */
function world({ starts = [], posts = [], attaches = [], pause = 1_000 }: Told) {
  const done: string[] = [];
  let now = 0;
  let forms = 0;
  const turn = <T>(what: string, told: readonly T[], otherwise: () => T): T => {
    const at = done.filter((one) => one.startsWith(what)).length;
    return told[at] ?? otherwise();
  };
  const ports: Ports = {
    start: async () => {
      const reply = turn<Reply<StartedUpload>>('start', starts, () => {
        forms += 1;
        const body = { upload: `u${forms}`, url: 'https://files', fields: {}, until: now + 10 * MINUTE, now };
        return { kind: 'answer', body };
      });
      done.push('start');
      return reply;
    },
    post: async ({ upload }) => {
      const posted = turn<Posted>('post', posts, () => 'sent');
      done.push(`post ${upload}`);
      return posted;
    },
    attach: async (upload) => {
      const reply = turn('attach', attaches, () => attached);
      done.push(`attach ${upload}`);
      return reply;
    },
    now: () => now,
    random: () => 0.5,
    wait: async () => {
      now += pause;
    },
  };
  return { ports, done };
}

describe('carrying a file to the office', () => {
  test('takes a form, sends the file, has it looked into', async () => {
    const { ports, done } = world({});

    expect(await carry(ports)).toEqual({ kind: 'attached', file: attached.body });
    expect(done).toEqual(['start', 'post u1', 'attach u1']);
  });

  test('sends a file that got lost again by the same form', async () => {
    const { ports, done } = world({ posts: ['lost', 'lost'] });

    expect((await carry(ports)).kind).toBe('attached');
    expect(done).toEqual(['start', 'post u1', 'post u1', 'post u1', 'attach u1']);
  });

  test('takes a new form when the old one ran out, by the clock or by the word of the storage', async () => {
    const late = world({ posts: ['lost'], pause: 11 * MINUTE });
    const refused = world({ posts: ['refused'] });

    await carry(late.ports);
    await carry(refused.ports);

    expect(late.done).toEqual(['start', 'post u1', 'start', 'post u2', 'attach u2']);
    expect(refused.done).toEqual(['start', 'post u1', 'start', 'post u2', 'attach u2']);
  });

  test('does not send again what has arrived, however late it is', async () => {
    const { ports, done } = world({ attaches: [silence, problem('try-again', 503)], pause: 11 * MINUTE });

    expect((await carry(ports)).kind).toBe('attached');
    expect(done).toEqual(['start', 'post u1', 'attach u1', 'attach u1', 'attach u1']);
  });

  test('sends again what the office no longer has', async () => {
    const { ports, done } = world({ attaches: [problem('file-gone', 409)] });

    expect((await carry(ports)).kind).toBe('attached');
    expect(done).toEqual(['start', 'post u1', 'attach u1', 'start', 'post u2', 'attach u2']);
  });

  test.each([
    ['before it is sent', { starts: [problem('file-too-large', 413)] }, 1],
    ['after it was looked into', { attaches: [problem('infected-file', 422)] }, 3],
  ])('says no %s, once', async (_, told, steps) => {
    const { ports, done } = world(told);

    expect((await carry(ports)).kind).toBe('refused');
    expect(done).toHaveLength(steps);
  });

  test('gives up for now when nobody ever answers', async () => {
    const { ports } = world({ posts: Array.from({ length: 20 }, () => 'lost' as const) });

    expect(await carry(ports)).toEqual({ kind: 'lost' });
  });
});

import { expect, test } from 'vitest';
import type { Reply } from '../api/reply.ts';
import { pursue } from './pursue.ts';

const line = (replies: readonly Reply<string>[]) => {
  const pauses: number[] = [];
  let [asked, silences] = [0, 0];
  const request = async (): Promise<Reply<string>> => {
    asked += 1;
    return replies[asked - 1] ?? { kind: 'silence' };
  };
  return {
    request,
    pauses,
    counts: () => ({ asked, silences }),
    pursuit: {
      pause: async (milliseconds: number) => void pauses.push(milliseconds),
      onSilence: () => {
        silences += 1;
      },
      wanted: () => asked < 20,
    },
  };
};
const silence: Reply<string> = { kind: 'silence' };

test('what is answered at once is asked once', async () => {
  const { request, pursuit, counts } = line([{ kind: 'answer', body: 'A012' }]);

  expect(await pursue(request, pursuit)).toEqual({ kind: 'answer', body: 'A012' });
  expect(counts()).toEqual({ asked: 1, silences: 0 });
});

test('silence is told and asked again, ever more slowly', async () => {
  const replies = [silence, silence, silence, silence, silence, { kind: 'answer', body: 'A012' }] as const;
  const { request, pursuit, counts, pauses } = line(replies);

  expect(await pursue(request, pursuit)).toMatchObject({ body: 'A012' });
  expect(counts()).toEqual({ asked: 6, silences: 5 });
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 5_000]);
});

test('who has left the page asks no more', async () => {
  const { request, pursuit, counts } = line([]);

  expect(await pursue(request, pursuit)).toBeUndefined();
  expect(counts().asked).toBe(20);
});

import { expect, inject, test } from 'vitest';
import { fillDisk } from './full-disk.ts';
import { mountSmallDisk } from './rig/small-disk.ts';
import { skewClocks } from './skewed-clocks.ts';

const assemblies = inject('assemblies');

test('with every clock up to five seconds off, answers agree and nothing is sold before its time', async () => {
  const result = await skewClocks({ assemblies, seed: 5, people: 8, edges: ['opening'] });

  expect(result).toMatchObject({ wrongAnswers: [], unsettled: [] });
  const [opening] = result.edges;
  expect(opening?.wrong).toEqual([]);
  expect(opening?.booked).toBeGreaterThan(5);
  expect(opening?.refused).toBeGreaterThan(5);
});

const disk = mountSmallDisk(1);
disk?.remove();

// Mounting a small disk needs root.
test.skipIf(disk === undefined)(
  'on a full disk people are asked to try again, the host says so in one line, and goes on when there is space',
  async () => {
    const result = await fillDisk({ assemblies, seed: 3, people: 12 });

    expect(result).toMatchObject({ answeredAfter: 12, lost: 0, wrongAnswers: [], unsettled: [] });
    expect(result?.during['try-again']).toBeGreaterThan(0);
    expect(result?.during).not.toHaveProperty('fault');
    expect(result?.lines).toHaveLength(1);
  },
);

import { setTimeout as delay } from 'node:timers/promises';

/** Looks again until it is so; false when it has not become so within `patience` milliseconds. */
export async function until(isSo: () => Promise<boolean> | boolean, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (await isSo()) return true;
    await delay(250);
  }
  return isSo();
}

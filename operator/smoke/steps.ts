/** A part of a journey that found something wrong. */
class Broken extends Error {
  override readonly name = 'Broken';
}

/** Nothing can be booked now, which is nobody's fault; what can be tried without was tried. */
export class NothingFree extends Error {
  override readonly name = 'NothingFree';
}

export interface Steps {
  /** Does one step, says how long it took, and lets the fault of a failed one through. */
  step<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** Steps that end as soon as the signal does. */
export function stepsOf(signal: AbortSignal, say: (line: string) => void): Steps {
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Broken('Dihentikan.')), { once: true });
  });
  interrupted.catch(() => undefined);
  return {
    step: async (name, work) => {
      const start = performance.now();
      const took = () => `${Math.round(performance.now() - start)} ms`;
      try {
        signal.throwIfAborted();
        const result = await Promise.race([work(), interrupted]);
        say(`✓ ${name} (${took()})`);
        return result;
      } catch (fault) {
        say(`${fault instanceof NothingFree ? '–' : '✗'} ${name} (${took()})`);
        throw fault;
      }
    },
  };
}

/** Throws with the sentence unless the condition holds. */
export function expected(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Broken(sentence);
}

/** Tells whoever waits, however many they are, that something has come. */
export class Arrivals {
  readonly #listeners = new Set<() => void>();

  announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls `listener` at every arrival, until the function that it returns is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at the next arrival, after `patience` milliseconds, or when `signal` fires. */
  next({ patience, signal }: { patience: number; signal?: AbortSignal | undefined }): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((done) => {
      const finish = () => {
        clearTimeout(timer);
        deafen();
        signal?.removeEventListener('abort', finish);
        done();
      };
      const timer = setTimeout(finish, Math.max(0, patience));
      const deafen = this.listen(finish);
      signal?.addEventListener('abort', finish, { once: true });
    });
  }
}

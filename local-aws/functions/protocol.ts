/** What a worker thread is started with. */
export interface ThreadData {
  /** File of the CommonJS bundle. */
  readonly bundle: string;
  readonly exportName: string;
  /** A Float64 shared by all: milliseconds that the host's clock is ahead of the machine's. */
  readonly clockOffset: SharedArrayBuffer;
  /** The parts of Lambda's context object that stay the same. */
  readonly context: Readonly<Record<string, string>>;
}

/** One invocation. The event travels as JSON, as it does to Lambda: what JSON cannot say is lost here too. */
export interface ToThread {
  readonly requestId: string;
  readonly event: string;
  /** Epoch milliseconds by the machine's clock. */
  readonly deadline: number;
}

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-error'; readonly errorType: string; readonly errorMessage: string }
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'error'; readonly errorType: string; readonly errorMessage: string };

/** Why the host cannot start, in one sentence, and what the person can do about it. */
export class StartError extends Error {
  readonly wayOut: string;

  constructor(problem: string, wayOut: string, options?: ErrorOptions) {
    super(problem, options);
    this.wayOut = wayOut;
  }
}

/** Takes a stream apart without holding more of it than a chunk; throws `broken()` where it ends too early or a text is too long. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  readonly #broken: () => Error;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>, broken: () => Error) {
    this.#source = source[Symbol.asyncIterator]();
    this.#broken = broken;
  }

  /** What comes before `delimiter`, which is passed over. */
  async *upTo(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(delimiter);
      if (at >= 0) {
        const last = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + delimiter.length);
        yield last;
        return;
      }
      // The end of what is held may be the beginning of the delimiter.
      const sure = this.#held.length - delimiter.length + 1;
      if (sure > 0) {
        const content = this.#held.subarray(0, sure);
        this.#held = this.#held.subarray(sure);
        yield content;
      }
      await this.#more();
    }
  }

  async *exactly(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#held.length === 0) await this.#more();
      const content = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(content.length);
      left -= content.length;
      yield content;
    }
  }

  /** The same as `upTo`, as text of at most `limit` bytes. */
  async textUpTo(delimiter: string, limit: number): Promise<string> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of this.upTo(Buffer.from(delimiter))) {
      size += part.length;
      if (size > limit) throw this.#broken();
      parts.push(part);
    }
    return Buffer.concat(parts).toString();
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw this.#broken();
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
  }
}

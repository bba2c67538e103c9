import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes after which a log file becomes `.1` and a new one begins. */
const largest = 5 * 1024 * 1024;
/** Lines that the functions page shows. */
const tailLength = 200;
/** Milliseconds that lines are gathered before they are written. */
const pause = 100;

/** What a function wrote to its console: a file, and its last lines. */
export class FunctionLog {
  readonly #file: string;
  readonly #tail: string[] = [];
  #pending = '';
  #size: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: string, name: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${name}.log`);
    this.#size = existsSync(this.#file) ? statSync(this.#file).size : 0;
  }

  add(line: string): void {
    this.#tail.push(line);
    if (this.#tail.length > tailLength) this.#tail.shift();
    this.#pending += `${line}\n`;
    this.#timer ??= setTimeout(() => this.flush(), pause).unref();
  }

  get tail(): readonly string[] {
    return this.#tail;
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending === '') return;
    const lines = this.#pending;
    this.#pending = '';
    try {
      if (this.#size > largest) {
        renameSync(this.#file, `${this.#file}.1`);
        this.#size = 0;
      }
      appendFileSync(this.#file, lines);
      this.#size += Buffer.byteLength(lines);
    } catch (error) {
      // A log that cannot be written, on a full disk, must not end the host; the page still shows what was said.
      this.#tail.push(`Not written to ${this.#file}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

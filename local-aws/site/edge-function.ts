import { createContext, Script } from 'node:vm';
import { StartError } from '../start-error.ts';
import { isRecord, type PlainRecord } from '../template/record.ts';

/** Milliseconds of CPU; CloudFront gives less than one, but does not share the machine with tests. */
const limit = 1_000;

/** A CloudFront function: plain JavaScript with a `handler(event)`, without modules, network or files. */
export class EdgeFunction {
  readonly #context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  readonly #call = new Script('JSON.stringify(handler(JSON.parse(input)))');

  constructor(name: string, code: string) {
    if (/^\s*import\s/m.test(code)) {
      throw new StartError(
        `The CloudFront function ${name} imports a module`,
        'Key value stores are not hosted yet.',
      );
    }
    new Script(code, { filename: `${name}.js` }).runInContext(this.#context, { timeout: limit });
  }

  /** What the handler returns: a request or a response, as JSON can say it. */
  run(event: PlainRecord): PlainRecord {
    this.#context['input'] = JSON.stringify(event);
    const result: unknown = JSON.parse(String(this.#call.runInContext(this.#context, { timeout: limit })));
    if (isRecord(result)) return result;
    throw new Error('The CloudFront function returned no object');
  }
}

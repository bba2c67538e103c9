import { part } from '../host.ts';
import type { Distribution } from './distribution.ts';

/** The distributions of the templates, found by the name that a browser asked for. */
class Distributions {
  readonly #all: Distribution[] = [];

  add(distribution: Distribution): void {
    this.#all.push(distribution);
  }

  /** One with this alias or domain name; any other name (localhost, 127.0.0.1) means the first. */
  forHost(hostname: string): Distribution | undefined {
    const named = this.#all.find(
      ({ settings }) => settings.domainName === hostname || settings.aliases.includes(hostname),
    );
    return named ?? this.#all[0];
  }
}

export const distributions = part(() => new Distributions());

import { part } from '../host.ts';
import type { Distribution } from './distribution.ts';

/** The distributions of the templates, found by the name that a browser asked for. */
class Distributions {
  readonly #all: Distribution[] = [];

  add(distribution: Distribution): void {
    this.#all.push(distribution);
  }

  /** One with this alias or domain name; any other name (127.0.0.1) means that of localhost, or else the first. */
  forHost(hostname: string): Distribution | undefined {
    return this.#named(hostname) ?? this.#named('localhost') ?? this.#all[0];
  }

  /** Names under `localhost`, which browsers take for this machine. */
  localNames(): readonly string[] {
    return this.#all.flatMap(({ settings }) =>
      settings.aliases.filter((name) => name.endsWith('.localhost')),
    );
  }

  #named(hostname: string): Distribution | undefined {
    return this.#all.find(
      ({ settings }) => settings.domainName === hostname || settings.aliases.includes(hostname),
    );
  }
}

export const distributions = part(() => new Distributions());

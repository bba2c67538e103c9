/** Collects the aliases of one request's expressions: every attribute name and every value gets one. */
export class Aliases {
  readonly #names = new Map<string, string>();
  readonly #values: unknown[] = [];

  /** Alias of an attribute name, such as `#n0`; the same name keeps its alias. */
  name(attribute: string): string {
    const alias = this.#names.get(attribute) ?? `#n${this.#names.size}`;
    this.#names.set(attribute, alias);
    return alias;
  }

  /** Alias of a value, such as `:v0`. */
  value(value: unknown): string {
    const known = this.#values.indexOf(value);
    return `:v${known < 0 ? this.#values.push(value) - 1 : known}`;
  }

  /** What the request carries beside its expressions. */
  get attributes() {
    return {
      ExpressionAttributeNames: Object.fromEntries(
        [...this.#names].map(([attribute, alias]) => [alias, attribute]),
      ),
      ExpressionAttributeValues: Object.fromEntries(
        this.#values.map((value, index) => [`:v${index}`, value]),
      ),
    };
  }
}

/** Clauses of an UpdateExpression, joined in DynamoDB's grammar; empty clauses are left out. */
export const updateExpression = (clauses: {
  readonly SET?: readonly string[];
  readonly REMOVE?: readonly string[];
  readonly ADD?: readonly string[];
  readonly DELETE?: readonly string[];
}): string =>
  Object.entries(clauses)
    .filter(([, parts]) => parts.length > 0)
    .map(([verb, parts]) => `${verb} ${parts.join(', ')}`)
    .join(' ');

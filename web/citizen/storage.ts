// Private windows and full phones refuse storage: then the page remembers for as long as it is open.
const memory = new Map<string, string>();

/** What lasts until it is forgotten, and what ends with the tab. */
export type Shelf = 'phone' | 'tab';

const shelfOf = (shelf: Shelf): Storage => (shelf === 'phone' ? localStorage : sessionStorage);

export function recall(name: string, shelf: Shelf = 'phone'): string | null {
  try {
    return shelfOf(shelf).getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function remember(name: string, value: string, shelf: Shelf = 'phone'): void {
  try {
    shelfOf(shelf).setItem(name, value);
    memory.delete(name);
  } catch {
    memory.set(name, value);
  }
}

export function forget(name: string, shelf: Shelf = 'phone'): void {
  memory.delete(name);
  try {
    shelfOf(shelf).removeItem(name);
  } catch {
    // Nothing was stored.
  }
}

/** Reads what `remember` wrote as JSON; undefined when it is absent, damaged or of another version's shape. */
export function recallJson<T>(
  name: string,
  isShape: (value: unknown) => value is T,
  shelf?: Shelf,
): T | undefined {
  const text = recall(name, shelf);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isShape(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `value` is an object whose named members are all strings. */
export function hasStrings<K extends string>(value: unknown, ...names: K[]): value is Record<K, string> {
  if (typeof value !== 'object' || value === null) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  return names.every((name) => typeof members.get(name) === 'string');
}

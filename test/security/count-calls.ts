/** Counts the calls to stores from now on, by `store.method`. */
export function countCalls(stores: Readonly<Record<string, object>>): Record<string, number> {
  const calls: Record<string, number> = {};
  for (const [name, store] of Object.entries(stores)) {
    for (const [method, act] of Object.entries(store)) {
      if (typeof act !== 'function') continue;
      // In place: operations hold on to the stores that they were made with.
      Reflect.set(store, method, (...args: unknown[]) => {
        calls[`${name}.${method}`] = (calls[`${name}.${method}`] ?? 0) + 1;
        return Reflect.apply(act, store, args);
      });
    }
  }
  return calls;
}

// What is kept of drafts: too large for the tab's storage, and the browser may be closed meanwhile.

const NAME = 'balai.requests';
const DRAFTS = 'drafts';
const PAPERS = 'papers';

// Private windows may refuse: then the page remembers for as long as it is open.
const memory = new Map<string, unknown>();

let connection: Promise<IDBDatabase> | undefined;

/** One connection for all, so that what is written last is last. */
function connect(): Promise<IDBDatabase> {
  connection ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(DRAFTS);
      asked.result.createObjectStore(PAPERS);
    };
    asked.onsuccess = () => {
      asked.result.onclose = () => {
        connection = undefined;
      };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return connection;
}

async function ask<T>(
  shelf: string,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await connect();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode);
    const asked = request(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

async function put(shelf: string, name: string, value: unknown): Promise<void> {
  memory.set(`${shelf} ${name}`, value);
  await ask(shelf, 'readwrite', (store) => store.put(value, name)).catch(() => undefined);
}

async function get(shelf: string, name: string): Promise<unknown> {
  const kept: unknown = await ask(shelf, 'readonly', (store) => store.get(name)).catch(() => undefined);
  return kept ?? memory.get(`${shelf} ${name}`);
}

async function drop(shelf: string, name: string): Promise<void> {
  memory.delete(`${shelf} ${name}`);
  await ask(shelf, 'readwrite', (store) => store.delete(name)).catch(() => undefined);
}

export const keepDraft = (name: string, draft: object) => put(DRAFTS, name, draft);
export const recallDraft = (name: string) => get(DRAFTS, name);
export const dropDraft = (name: string) => drop(DRAFTS, name);

export const keepPaper = (id: string, content: Blob) => put(PAPERS, id, content);
export async function recallPaper(id: string): Promise<Blob | undefined> {
  const kept = await get(PAPERS, id);
  return kept instanceof Blob ? kept : undefined;
}
export const dropPaper = (id: string) => drop(PAPERS, id);

/** The names of the drafts on this phone. */
export async function keptDrafts(): Promise<readonly string[]> {
  const names = await ask(DRAFTS, 'readonly', (store) => store.getAllKeys()).catch(() => []);
  return names.map(String);
}

const cleared = new Set<() => void>();

/** Has whoever works on a draft told that it was taken from the phone. */
export const whenCleared = (told: () => void): unknown => cleared.add(told);

/** Nothing of any draft stays on the phone. */
export async function clearShelf(): Promise<void> {
  for (const tell of cleared) tell();
  cleared.clear();
  memory.clear();
  for (const shelf of [DRAFTS, PAPERS]) {
    await ask(shelf, 'readwrite', (store) => store.clear()).catch(() => undefined);
  }
}

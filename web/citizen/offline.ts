import { useEffect, useState } from 'preact/hooks';
import { pauseAfter } from './booking/pause.ts';
import { waitOrOnline } from './booking/retry.ts';

const MOST_TRIES = 4;
let keeping: Promise<boolean> | undefined;

/** Has the browser keep the site's files; true once every page opens without a network. Asked again, it tries again. */
export function keepOffline(): Promise<boolean> {
  keeping ??= tryToKeep().then((kept) => {
    if (!kept) keeping = undefined;
    return kept;
  });
  return keeping;
}

async function tryToKeep(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return false;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tries > 0) await waitOrOnline(pauseAfter(tries, undefined, Math.random));
    if (await registered().catch(() => false)) return true;
  }
  return false;
}

async function registered(): Promise<boolean> {
  const { active, waiting, installing } = await navigator.serviceWorker.register('/sw.js');
  if (active !== null) return true;
  const worker = waiting ?? installing;
  return worker !== null && isActivated(worker);
}

/** Whether the worker gets to work; a part of the site that could not be fetched makes it redundant. */
function isActivated(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Whether this page would open without a network. */
export function useKeptOffline(): boolean {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    let shown = true;
    keepOffline().then((now) => {
      if (shown) setKept(now);
    });
    return () => {
      shown = false;
    };
  }, []);
  return kept;
}

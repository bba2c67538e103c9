import { useEffect, useRef, useState } from 'preact/hooks';
import { recall, remember } from '../storage.ts';
import { isCall, newsOf, type Stage } from './stage.ts';

const ALLOWED = 'balai.buzz';
const PATTERN = [300, 150, 300];

/** Whether this phone can make itself noticed at all. */
const canBuzz = 'vibrate' in navigator || 'Notification' in window;

/**
 * Lets the phone buzz, and show a notice where the person allows it, when their turn comes: only after they pressed the button, only
 * while the page is open.
 */
export function useBuzz(stage: Stage | undefined, say: { readonly title: string; readonly text: string }) {
  const [on, setOn] = useState(() => recall(ALLOWED, 'tab') === 'yes');
  const told = useRef<string>(undefined);
  const news = stage && newsOf(stage);
  useEffect(() => {
    if (stage === undefined) return;
    const first = told.current === undefined;
    const same = told.current === news;
    told.current = news;
    if (on && isCall(stage) && !first && !same) void buzz(say);
  }, [news, on]);
  const allow = async () => {
    remember(ALLOWED, 'yes', 'tab');
    setOn(true);
    navigator.vibrate?.(80);
    if ('Notification' in window && Notification.permission === 'default') {
      await Notification.requestPermission().catch(() => undefined);
    }
  };
  return { possible: canBuzz, on, allow };
}

async function buzz({ title, text }: { readonly title: string; readonly text: string }): Promise<void> {
  navigator.vibrate?.(PATTERN);
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  // Android shows notices of the site's worker only.
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await worker?.showNotification(title, { body: text, tag: 'balai.turn', icon: '/icon-192.png' });
}

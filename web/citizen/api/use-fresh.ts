import { useEffect } from 'preact/hooks';

/** Milliseconds after which the places left are asked for again, while somebody looks. */
const REFRESH = 20_000;

/** Asks again and again while the page is seen, and at once when it is seen again. `pause` in milliseconds; null: never. */
export function useFresh(again: () => void, pause: number | null = REFRESH): void {
  useEffect(() => {
    if (pause === null) return;
    const look = () => {
      if (document.visibilityState === 'visible') again();
    };
    const timer = setInterval(look, pause);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [again, pause]);
}

// Solves the proof of work beside the page, so that typing never stutters.
import { solve } from '../booking/proof-of-work.ts';

self.addEventListener('message', (event: MessageEvent) => {
  solve(event.data).then(
    (solution) => self.postMessage({ solution }),
    () => self.postMessage({ solution: null }),
  );
});

import { createClock } from '../ui/office-clock.ts';

export const clock = createClock(() => Date.now());

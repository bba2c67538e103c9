import { figures } from './figures/index.ts';

// One figure in a process of its own, started by run.ts: nothing of one figure is in the next.

const [, , name = ''] = process.argv;
const figure = await figures[name]?.();
process.send?.(figure, () => process.exit(0));

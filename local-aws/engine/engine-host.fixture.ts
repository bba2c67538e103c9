import { startEngine } from './engine.ts';

const engine = await startEngine({ folder: process.argv[2] ?? '' });
process.send?.({ pid: engine.pid(), endpoint: engine.endpoint });

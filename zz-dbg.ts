import { createMemoryStores } from './services/queue/testing/memory-stores.ts';
import { runModel } from './services/queue/testing/model/run.ts';
const seed = Number(process.argv[2]); const a = process.argv[3]!, b = process.argv[4]!;
const stores = createMemoryStores();
const log: string[] = [];
const wrap = (o: any, n: string) => new Proxy(o, { get: (t, k) => { const f = t[k]; if (typeof f !== 'function') return f; return async (...x: any[]) => { const r = await f.apply(t, x); const s = JSON.stringify(x); if (s.includes(a) || s.includes(b) || (k==='list')) log.push(`${n}.${String(k)} ${s.slice(0, 400)} -> ${JSON.stringify(r)?.slice(0, k==='list'?600:200)}`); return r; }; } });
const w = { ...stores, sheets: wrap(stores.sheets, 'sheets'), bookings: wrap(stores.bookings, 'bookings'), wishes: wrap(stores.wishes, 'wishes') };
const { flaws } = await runModel({ seed, operations: 600, stores: w, takeRecords: async () => stores.stream.splice(0) });
console.log(flaws.slice(0,3)); console.log(log.join('\n'));

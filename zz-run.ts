import { createMemoryStores } from '/tmp/w/wish/services/queue/testing/memory-stores.ts';
import { runModel } from '/tmp/w/wish/services/queue/testing/model/run.ts';
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 20);
const counts = new Map<string, number>(); let bad = 0; const shown: string[] = [];
for (let seed = from; seed < from + n; seed++) {
  const stores = createMemoryStores();
  const { flaws, counts: c } = await runModel({ seed, operations: 600, stores, takeRecords: async () => stores.stream.splice(0) });
  if (flaws.length) { bad++; shown.push(`${seed}: ${flaws.slice(0, 2).join(' | ').slice(0, 300)}`); }
  for (const [k, v] of c) counts.set(k, (counts.get(k) ?? 0) + v);
}
console.log(`bad ${bad}/${n}`); for (const one of shown.slice(0, 4)) console.log(one);
if (process.argv[4]) console.log([...counts].filter(([k]) => /wish|withdr|round|granted/.test(k)));

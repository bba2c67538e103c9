import { parseArgs } from 'node:util';
import { deploymentOf } from '../assembly/deployment.ts';
import { impatient } from './aws.ts';
import { type Answered, type Level, worst } from './finding.ts';
import { preflight } from './preflight.ts';

// npm run preflight -- <region> [--stage staging] [--origin https://…] [--assembly cdk.out]
// Ends with 0 when a deployment can go ahead, 1 when something stops it, 2 when it was called wrongly.

const usage = `Pemakaian: npm run preflight -- <wilayah> [--stage staging] [--origin https://antrean.example.go.id] [--assembly cdk.out]
Memeriksa akun AWS dari kredensial yang berlaku sebelum pemasangan. Tidak mengubah apa pun.`;

const sign: Readonly<Record<Level, string>> = { ok: '✓', warning: '!', stops: '✗' };
const end: Readonly<Record<Level, string>> = {
  ok: 'Semua siap untuk dipasang.',
  warning: 'Dapat dipasang; baca peringatan di atas dahulu.',
  stops: 'Jangan pasang dahulu: selesaikan yang bertanda ✗.',
};

const text = ({ about, findings }: Answered): string =>
  findings
    .flatMap((finding) => [
      `${sign[finding.level]} ${about}: ${finding.says}`,
      ...(finding.level === 'ok' ? [] : [`    → ${finding.todo}`]),
    ])
    .join('\n');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stage: { type: 'string' }, origin: { type: 'string' }, assembly: { type: 'string' } },
});
const [id, ...others] = positionals;
if (id === undefined || others.length > 0) {
  console.error(usage);
  process.exit(2);
}

try {
  const { origin, ...named } = values;
  const { region, resources } = await deploymentOf({ region: id, ...named });
  const subject = { region, resources, origin, now: Date.now() };
  const answered = await preflight(subject, impatient);
  for (const each of answered) console.log(text(each));
  console.log(`\n${end[worst(answered)]}`);
  process.exitCode = worst(answered) === 'stops' ? 1 : 0;
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 2;
}

import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { HOME } from '../preflight/aws.ts';
import { deadLetters, firstOf, redrive } from './redrive.ts';

// npm run redrive -- <dead-letter queue> [--go] [--per-second 10]

const usage = `Pemakaian: npm run redrive -- <nama kotak surat mati> [--go] [--per-second 10]
Tanpa --go hanya menunjukkan isinya. Dengan --go semua dikembalikan ke antrean asalnya.
Panduan: docs/panduan/pesan-tertahan.md`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { go: { type: 'boolean', default: false }, 'per-second': { type: 'string', default: '10' } },
  });
  const [name, ...others] = positionals;
  const perSecond = Number(values['per-second']);
  if (name === undefined || others.length > 0 || !Number.isInteger(perSecond) || perSecond < 1)
    throw new Error(usage);
  const client = new SQSClient({ region: process.env['AWS_REGION'] ?? HOME });
  const queue = await deadLetters(client, name);
  console.log(`${name}: ${queue.waiting} pesan menunggu.`);
  for (const line of await firstOf(client, queue)) console.log(`  ${line}`);
  if (values.go && queue.waiting > 0)
    console.log(`${await redrive(client, queue, { perSecond, pause })} pesan dikembalikan ke antrean asal.`);
  else if (queue.waiting > 0)
    console.log('Belum ada yang dipindahkan: perbaiki sebabnya, lalu ulangi dengan --go.');
} catch (fault) {
  const missing = fault instanceof Error && /NonExistentQueue|QueueDoesNotExist/.test(fault.name);
  console.error(missing ? 'Antrean itu tidak ada; namanya tertulis pada alarm.' : String(fault));
  process.exitCode = 1;
}
